package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Navigator;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSheetTest {
    @TempDir static Path place;
    private static ImportWorld world;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @BeforeEach void begin() {
        world.renew();
    }

    @AfterAll static void close() {
        world.close();
    }

    /** The frame with an import flow in it, as a person sees it. */
    private static final class Seat {
        final LiveWords words;
        final ShellView shell;
        final ImportFlow flow;
        final Scene scene;

        Seat(Language language, int width, int height) {
            words = new LiveWords(language);
            shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
            Navigator nowhere = new TestSurroundings(language).get().navigator();
            flow = new ImportFlow(world.desk(), new TestSurroundings(words).with(nowhere, shell.notices(), shell),
                    world::now);
            scene = Screens.laidOut(shell, width, height);
        }

        void press(KeyCode code, boolean control) {
            shell.applyCss();
            shell.layout();
            Node target = scene.getFocusOwner() == null ? flow.sheet().orElseThrow() : scene.getFocusOwner();
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        }
    }

    @Test void aPdfOnTheDesktopIsFiledAndQueuedWithOneDropAndOneKey() {
        Path file = world.letter("scan.pdf", world.marie(), "Tout va bien.");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, 1366, 768);
            int actions = 1;
            seat.flow.drop(List.of(file), Optional.of(world.marie().id()));
            assertEquals("Classer et envoyer", seat.flow.sheet().orElseThrow().mainButton().getText());
            actions++;
            seat.press(KeyCode.ENTER, false);
            assertTrue(seat.flow.sheet().isEmpty(), "the sheet has nothing more to ask");
            assertEquals(2, actions);
            return null;
        });
        DocumentLine kept = world.of(world.marie()).getFirst();
        assertEquals(1, world.queued(kept).size());
    }

    @Test void escapeTakesBackWhatWasTypedAndElseClosesTheSheetWhichCanBeTakenBack() {
        Path file = world.pdf("c.pdf", "Rien de lisible");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, 1366, 768);
            seat.flow.drop(List.of(file), Optional.empty());
            ImportLine line = seat.flow.model().orElseThrow().selectedProperty().get();
            SearchField<?> patient = seat.flow.sheet().orElseThrow().formOf(line).patientField();
            patient.field().requestFocus();
            patient.field().setText(world.jean().traits().birthName());
            assertTrue(patient.isOpen());
            seat.press(KeyCode.ESCAPE, false);
            assertEquals("", patient.field().getText(), "what was typed is taken back");
            assertTrue(seat.flow.sheet().isPresent() && !patient.isOpen());
            line.titleProperty().set("Un titre");
            SearchField<?> type = seat.flow.sheet().orElseThrow().formOf(line).typeField();
            type.field().requestFocus();
            seat.press(KeyCode.DOWN, false);
            assertTrue(type.isOpen(), "opened, nothing typed");
            seat.press(KeyCode.ESCAPE, false);
            assertTrue(seat.flow.sheet().isEmpty(), "one Escape is enough");
            seat.shell.applyCss();
            seat.shell.layout();
            seat.shell.lookupAll(".notices .button").stream().map(Button.class::cast)
                    .filter(each -> "Annuler".equals(each.getText())).findFirst().orElseThrow().fire();
            assertEquals("Un titre", seat.flow.model().orElseThrow().selectedProperty().get().titleProperty().get());
            return null;
        });
    }

    @Test void manyFilesAreFiledWithTheKeyboardAlone() {
        List<Path> files = List.of(world.letter("a.pdf", world.marie(), "Un."), world.letter("b.pdf", world.jean(), "Deux."),
                world.pdf("c.pdf", "Rien de lisible"));
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, 1366, 768);
            seat.flow.drop(files, Optional.empty());
            seat.press(KeyCode.ENTER, false);
            seat.press(KeyCode.ENTER, false);
            assertEquals(2, world.of(world.marie()).size() + world.of(world.jean()).size());
            ImportLine last = seat.flow.model().orElseThrow().selectedProperty().get();
            assertEquals("c.pdf", last.incoming().name());
            LineForm form = seat.flow.sheet().orElseThrow().formOf(last);
            seat.shell.applyCss();
            seat.shell.layout();
            form.patientField().field().requestFocus();
            form.patientField().field().setText(world.provisional().traits().birthName());
            seat.press(KeyCode.ENTER, false);
            assertEquals(world.provisional().id(), last.patient().orElseThrow().id());
            form.typeField().field().requestFocus();
            form.typeField().field().setText("ordonn");
            seat.press(KeyCode.ENTER, false);
            seat.press(KeyCode.ENTER, true);
            assertEquals(1, world.of(world.provisional()).size());
            assertTrue(seat.flow.sheet().isEmpty());
            return null;
        });
    }

    @Test void drawsTheSheetAsItIsSeen() {
        List<Path> files = List.of(world.letter("scan_0412.pdf", world.marie(), "Tout va bien."),
                world.letter("courrier-cardio.pdf", world.jean(), "Bonjour."), world.pdf("sans-nom.pdf", "Rien de lisible"),
                world.file("vide.pdf", new byte[0]), world.letter("provisoire.pdf", world.provisional(), "Bonjour."));
        Screens.on(() -> {
            for (Language language : Language.values()) {
                String name = language.locale().getLanguage();
                draw(language, List.of(files.getFirst()), Optional.of(world.marie().id()), "imports-one-" + name, false, 0);
                draw(language, files, Optional.of(world.marie().id()), "imports-many-" + name, true, 1);
                drawLarge(language, files, "imports-large-" + name);
            }
            return null;
        });
    }

    private static void drawLarge(Language language, List<Path> files, String name) {
        Seat seat = new Seat(language, 1366, 768);
        seat.flow.drop(files, Optional.of(world.marie().id()));
        Look look = new Look();
        look.textSizeProperty().set(200);
        look.themeProperty().set(Look.Theme.LIGHT);
        seat.scene.setRoot(new javafx.scene.layout.Pane());
        Screens.draw(seat.shell, 1366, 768, look, Path.of("target/screens/" + name + ".png"));
    }

    private static void draw(Language language, List<Path> files, Optional<fr.havre.patients.PatientId> chart, String name,
            boolean dark, int selected) {
        Seat seat = new Seat(language, 1366, 768);
        seat.flow.drop(files, chart);
        ImportViewModel model = seat.flow.model().orElseThrow();
        model.selectedProperty().set(model.lines().get(selected));
        Look look = new Look();
        look.themeProperty().set(dark ? Look.Theme.DARK : Look.Theme.LIGHT);
        seat.scene.setRoot(new javafx.scene.layout.Pane());
        Screens.draw(seat.shell, dark ? 1920 : 1366, dark ? 1080 : 768, look, Path.of("target/screens/" + name + ".png"));
    }
}
