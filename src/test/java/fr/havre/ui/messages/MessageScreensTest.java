package fr.havre.ui.messages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.PracticeMail;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was sent, what is written, every exchange: over letters that arrived, bounced, were refused and wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageScreensTest {
    @TempDir static Path place;
    private PracticeMail practice;
    private Letters letters;
    private Session session;
    private MessageId bounced;

    @BeforeAll void begin() {
        practice = new PracticeMail(place, List.of("lefevre", "luciani", "marchand", "morel"));
        letters = practice.desk().mailDesk().orElseThrow().letters();
        session = practice.desk().session();
        for (String each : MailSandbox.samples()) practice.world().mail().arrives(each, MailWorld.CLAIRE);
        practice.fetch();
        send(MailWorld.CONFIRMS, "Cardiologie Brocéliande", "Demande d’avis");
        bounced = send(MailWorld.UNKNOWN, "Dr Personne", "Compte rendu");
        practice.send();
        practice.fetch();
        letters.send(session, letters.save(session, letter(MailWorld.KEEPS, "Dr Nathalie KERMARREC", "Encore en attente")),
                Duration.ofMinutes(10));
        letters.save(session, letter(MailWorld.KEEPS, "Dr Nathalie KERMARREC", "À finir"));
        DocumentId kept = practice.desk().documents().list(session, practice.patient("lefevre"), DocumentFilter.CURRENT).getFirst().id();
        practice.desk().paper().orElseThrow().note(session, kept, "M. Lefèvre", LocalDate.of(2026, 11, 25));
    }

    private MessageId send(String to, String name, String label) {
        return letters.send(session, letters.save(session, letter(to, name, label)), Duration.ZERO);
    }

    private MessageDraft letter(String to, String name, String label) {
        return MessageDraft.EMPTY.from(practice.mailbox().id()).about(practice.patient("lefevre"), List.of())
                .to(List.of(Recipient.of(MailAddress.of(to), name))).saying(Optional.of(label), "Cher confrère,\n\nMerci de votre avis.\n")
                .followed(true, OptionalInt.of(7));
    }

    @AfterAll void end() {
        practice.close();
    }

    private static String text(Node root) {
        StringBuilder text = new StringBuilder();
        root.lookupAll("*").stream().filter(each -> each instanceof Labeled label && label.getText() != null)
                .forEach(each -> text.append(((Labeled) each).getText()).append('\n'));
        return text.toString();
    }

    private static void press(Scene scene, KeyCode code) {
        ((ListView<?>) scene.lookup(".message-list")).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false,
                false));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void fire(Parent view, String text) {
        view.lookupAll("*").stream().filter(each -> each instanceof ButtonBase button && text.equals(button.getText()))
                .findFirst().map(ButtonBase.class::cast).orElseThrow(() -> new AssertionError(text)).fire();
    }

    @Test void whatCameBackSaysInPlainWordsWhatToDo() {
        String shown = Screens.on(() -> {
            Workplace workplace = new TestSurroundings(new LiveWords(Language.FRENCH)).workplace(practice.desk());
            Screens.laidOut(workplace.view(), 1366, 768);
            workplace.openMessage(bounced);
            Screens.laidOut(workplace.view(), 1366, 768);
            return text(workplace.view());
        });
        assertTrue(shown.contains("rejeté"), shown);
        assertTrue(shown.contains("Vérifiez-la dans l’annuaire"), shown);
    }

    @Test void isDrawn() {
        for (Language language : Language.values()) {
            Screens.on(() -> {
                draw(language, language == Language.ENGLISH);
                return null;
            });
        }
    }

    private void draw(Language language, boolean dark) {
        Look look = new Look();
        look.themeProperty().set(dark ? Look.Theme.DARK : Look.Theme.LIGHT);
        LiveWords words = new LiveWords(language);
        Workplace workplace = new TestSurroundings(words).workplace(practice.desk());
        Parent view = workplace.view();
        workplace.go(Place.HOME);
        png(view, look, "home-mail-" + language);
        workplace.openMessage(bounced);
        png(view, look, "messages-bounced-" + language);
        press(view.getScene(), KeyCode.DIGIT7);
        png(view, look, "messages-drafts-" + language);
        workplace.openPatient(practice.patient("lefevre"));
        png(view, look, "chart-mail-" + language);
        ((TabPane) view.lookup(".tab-pane")).getSelectionModel().selectLast();
        png(view, look, "exchanges-" + language);
        assertTrue(text(view).contains(words.now("messages.way.ON_PAPER") + "  ·  " + words.now("messages.to", "M. Lefèvre")), text(view));
        fire(view, words.now("letters.write-about"));
        png(view, look, "letter-" + language);
        fire(view, words.now("letters.send"));
        assertTrue(text(view).contains(new ErrorWords(language).sentence(Guard.Kind.NO_RECIPIENT)), "guards in their place");
        png(view, look, "letter-guards-" + language);
        workplace.go(Place.QUEUE);
        png(view, look, "queue-mail-" + language);
        workplace.go(Place.SETTINGS);
        png(view, look, "settings-" + language);
        fire(view, words.now("settings.mailboxes"));
        png(view, look, "mailboxes-" + language);
    }

    private static void png(Parent view, Look look, String name) {
        Screens.draw(view, 1366, 768, look, Path.of("target/screens", name + ".png"));
        if (name.startsWith("letter-") || name.startsWith("messages-b")) {
            Screens.draw(view, 1920, 1080, look, Path.of("target/screens", name + "-1920.png"));
        }
    }
}
