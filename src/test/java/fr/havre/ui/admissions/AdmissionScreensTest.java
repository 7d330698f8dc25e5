package fr.havre.ui.admissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionScreensTest {
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private AdmissionWorld world;
    private AdmissionFile knee;

    @BeforeAll void open(@TempDir Path place) {
        world = new AdmissionWorld(place);
        knee = world.operation(world.marie(), 7, Fact.ANAESTHESIA, Fact.SINGLE_ROOM);
        world.received(knee, "treating-doctor");
        world.desk().pieces().asked(world.desk().session(), knee.admission().id(), PieceKey.of("letter"), "Dr Claire Roussel");
        world.desk().pieces().received(world.desk().session(), knee.admission().id(), PieceKey.of("identity"), "",
                Optional.of(LocalDate.of(2026, 11, 30)));
        world.operation(world.paul(), -1);
        world.complete(world.operation(world.paul(), 0));
        world.operation(world.child(), 40, Fact.ANAESTHESIA);
    }

    @AfterAll void close() {
        world.close();
    }

    @Test void theFrontDeskSeesEveryComingAdmissionUnderItsHeading() {
        BoardViewModel model = new BoardViewModel(world.desk(), french.get().background());
        model.read();
        assertEquals(List.of(BoardGroup.LATE, BoardGroup.TODAY, BoardGroup.WEEK, BoardGroup.LATER), model.rows().stream()
                .filter(BoardRow.Heading.class::isInstance).map(row -> ((BoardRow.Heading) row).group()).toList());
        model.typedProperty().set("tour saint");
        assertEquals(List.of(knee.admission().id()), model.lines().stream().map(BoardRow.Line::id).toList());
        model.typedProperty().set("martin thurial");
        assertEquals(3, model.lines().size());
        model.chips().add(BoardChip.MISSING);
        assertEquals(2, model.lines().size());
        model.chips().add(BoardChip.WEEK);
        model.typedProperty().set("");
        assertTrue(model.lines().stream().noneMatch(line -> line.group() == BoardGroup.LATER));
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        for (Language language : List.of(Language.FRENCH, Language.ENGLISH)) {
            draw("admissions", language, 100, _ -> { });
            draw("admission", language, 100, AdmissionScreensTest::enter);
        }
        draw("admissions-large", Language.FRENCH, 200, _ -> { });
        draw("admission-large", Language.FRENCH, 200, AdmissionScreensTest::enter);
        draw("admission-new", Language.FRENCH, 100, workplace -> press(workplace, KeyCode.N));
    }

    private static void enter(Workplace workplace) {
        press(workplace, KeyCode.DOWN);
        press(workplace, KeyCode.DOWN);
        press(workplace, KeyCode.ENTER);
    }

    private static void press(Workplace workplace, KeyCode code) {
        Node on = Optional.ofNullable(workplace.view().getScene().getFocusOwner()).orElse(workplace.view());
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void draw(String name, Language language, int percent, Consumer<Workplace> before) {
        TestSurroundings around = new TestSurroundings(language);
        for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
            int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
            Screens.on(() -> {
                Workplace workplace = around.workplace(world.desk());
                Screens.laidOut(workplace.view(), width, width * 9 / 16);
                workplace.go(Place.ADMISSIONS);
                before.accept(workplace);
                Look look = new Look();
                look.themeProperty().set(theme);
                look.textSizeProperty().set(percent);
                Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
                return null;
            });
        }
    }
}
