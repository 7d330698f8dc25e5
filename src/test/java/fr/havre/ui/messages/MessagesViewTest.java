package fr.havre.ui.messages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.PracticeMail;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The messages window over real messages, by keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesViewTest {
    @TempDir static Path place;
    private PracticeMail practice;

    @BeforeAll void begin() {
        practice = new PracticeMail(place, List.of("lefevre", "luciani", "marchand", "morel"));
        for (String each : MailSandbox.samples()) practice.world().mail().arrives(each, MailWorld.CLAIRE);
        practice.world().mail().letterArrives(MailWorld.KEEPS, MailWorld.CLAIRE, "ozturk", "Lettre de sortie");
        practice.fetch();
    }

    @AfterAll void end() {
        practice.close();
    }

    private Workplace open(LiveWords words) {
        Workplace workplace = new TestSurroundings(words).workplace(practice.desk());
        workplace.go(Place.MESSAGES);
        return workplace;
    }

    private static void press(Scene scene, Node target, KeyCode code, String text) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static String text(Node root) {
        StringBuilder text = new StringBuilder();
        root.lookupAll("*").stream().filter(each -> each instanceof Labeled && each.isVisible())
                .forEach(each -> text.append(((Labeled) each).getText()).append('\n'));
        return text.toString();
    }

    @Test void theTrayIsOneKeyAwayAndTellsWhatItDoesNotKnow() {
        String shown = Screens.on(() -> {
            Workplace workplace = open(new LiveWords(Language.FRENCH));
            Scene scene = Screens.laidOut(workplace.view(), 1366, 768);
            ListView<?> list = (ListView<?>) scene.lookup(".message-list");
            press(scene, list, KeyCode.DIGIT1, "1");
            return text(scene.getRoot());
        });
        assertTrue(shown.contains("Lettre de sortie"), shown);
        assertTrue(shown.contains("Ne pas classer (X)"), shown);
    }

    @Test void theWayThereSaysHowManyNobodyHasRead() {
        String shown = Screens.on(() -> {
            Parent view = open(new LiveWords(Language.ENGLISH)).view();
            Screens.laidOut(view, 1366, 768);
            return text(view);
        });
        assertTrue(shown.matches("(?s).*Messages\\W+[1-9].*"), shown);
    }

    @Test void isDrawn() {
        for (Language language : Language.values()) for (boolean dark : new boolean[] {false, true}) {
            for (Shelf shelf : List.of(Shelf.TRAY, Shelf.PATIENTS, Shelf.PROFESSIONALS, Shelf.MINE)) {
                if (dark && shelf != Shelf.TRAY && shelf != Shelf.PROFESSIONALS) continue;
                Screens.on(() -> {
                    draw(language, dark, shelf);
                    return null;
                });
            }
        }
    }

    private void draw(Language language, boolean dark, Shelf shelf) {
        Look look = new Look();
        look.themeProperty().set(dark ? Look.Theme.DARK : Look.Theme.LIGHT);
        Workplace workplace = open(new LiveWords(language));
        Parent view = workplace.view();
        Scene scene = Screens.laidOut(view, 1366, 768);
        ListView<?> list = (ListView<?>) scene.lookup(".message-list");
        String key = String.valueOf(List.of(Shelf.values()).indexOf(shelf) + 1);
        press(scene, list, KeyCode.getKeyCode(key), key);
        if (shelf != Shelf.TRAY) press(scene, list, KeyCode.J, "j");
        String name = "messages-" + shelf + "-" + language + (dark ? "-dark" : "");
        Screens.draw(view, 1366, 768, look, Path.of("target/screens", name + ".png"));
        if (shelf == Shelf.PROFESSIONALS) {
            Screens.draw(view, 1920, 1080, look, Path.of("target/screens", name + "-1920.png"));
        }
    }
}
