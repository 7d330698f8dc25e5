package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.MailWorld;
import fr.havre.OpenVault;
import fr.havre.SampleDesk;
import fr.havre.SamplePractice;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.ui.words.Language;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The program's one window on a screen in memory, with hands on its keyboard: unlock, patient, document, send. */
class MainPathTest {
    private static final int WAIT_SECONDS = 20;

    @TempDir Path place;
    private final FxRobot hands = new FxRobot();
    private final List<Consumer<List<Path>>> arrivals = new ArrayList<>();
    private Stage stage;

    private void open() {
        Preferences preferences = Preferences.at(place.resolve("app/window.properties"));
        preferences.bounds(new Preferences.Bounds(0, 0, 980, 700, false));
        preferences.opened(place.resolve("vault"));
        FrontDoor door = SampleDesk.door(place.resolve("app"), InstantSource.system());
        Screens.on(() -> {
            stage = new Stage();
            return Window.open(stage, new Window.Start(door, arrivals::add, InstantSource.system(), Optional.empty(),
                    Language.FRENCH, Optional.empty()), preferences);
        });
    }

    private void withMailbox(MailWorld mail) {
        try (OpenVault vault = SamplePractice.open(place)) {
            vault.mailDesk().orElseThrow().mailboxes().add(vault.session(), new NewMailbox("Secrétariat",
                    MailAddress.of(MailWorld.SECRETARIAT), MailboxKind.ORG,
                    new MailServer(mail.host(), mail.imap().port(), Security.IMPLICIT),
                    new MailServer(mail.host(), mail.smtp().port(), Security.IMPLICIT),
                    SignIn.password(MailWorld.SECRETARIAT, mail.password(MailWorld.SECRETARIAT)), Optional.of(mail.authority()),
                    false, Letter.MOST_BYTES, LocalDate.of(2026, 1, 1)));
        }
    }

    private void unlock() throws Exception {
        until("the person is known", () -> offers("Ouvrir"));
        hands.write(SampleDesk.PASSPHRASE, 0).push(KeyCode.ENTER);
        until("the frame", () -> stage.getScene().lookup(".side-item") != null);
    }

    private void until(String what, Callable<Boolean> seen) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(WAIT_SECONDS, TimeUnit.SECONDS, () -> Screens.on(seen));
        } catch (TimeoutException e) {
            throw new AssertionError(what + "\n" + Screens.on(() -> WholeWindow.text(stage.getScene().getRoot())), e);
        }
    }

    private boolean shows(String style) {
        return stage.getScene() != null
                && stage.getScene().getRoot().lookupAll(style).stream().anyMatch(WholeWindow::seen);
    }

    /** A button that says so, or begins so, and can be pressed. */
    private boolean offers(String words) {
        return stage.getScene().getRoot().lookupAll(".button").stream().anyMatch(each -> each instanceof Button button
                && button.getText() != null && button.getText().startsWith(words) && !button.isDisabled()
                && WholeWindow.seen(button));
    }

    private void quit() throws Exception {
        hands.push(KeyCode.CONTROL, KeyCode.Q);
        until("the end", () -> !stage.isShowing());
    }

    /** By its corner. */
    private void close() throws Exception {
        Screens.on(() -> {
            stage.getOnCloseRequest().handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
        until("the end", () -> !stage.isShowing());
    }

    private Path file(String name, String text) throws Exception {
        return Files.write(place.resolve(name), Pdfs.of(text));
    }

    @Test void unlockPatientDocumentSendWhileTheScreenIsVeiled() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            PatientId patient = SamplePractice.create(place, sandbox, sandbox.baseUri(), List.of("lefevre")).getFirst();
            int before = sandbox.documentsOf(sandbox.people().patient("lefevre")).size();
            open();
            unlock();
            hands.push(KeyCode.ALT, KeyCode.DIGIT2);
            until("the search", () -> shows(".search-field"));
            hands.write("lef", 0).push(KeyCode.ENTER);
            until("the chart", () -> shows(".timeline"));
            arrivals.getFirst().accept(List.of(file("lettre.pdf", "Compte rendu de consultation du 12/11/2026")));
            until("the import", () -> shows(".imports"));
            until("it was read", () -> offers("Classer et envoyer"));
            hands.push(KeyCode.ENTER);
            until("it is filed", () -> !shows(".imports"));
            Node cursor = Screens.on(() -> stage.getScene().getFocusOwner());
            hands.push(KeyCode.CONTROL, KeyCode.L);
            until("the veil", () -> shows(".veil"));
            WaitForAsyncUtils.waitFor(WAIT_SECONDS, TimeUnit.SECONDS, () ->
                    sandbox.documentsOf(sandbox.people().patient("lefevre")).size() > before);
            assertEquals("Havre", Screens.on(stage::getTitle), "a veiled title names nobody");
            hands.write(SampleDesk.PASSPHRASE, 0).push(KeyCode.ENTER);
            until("the veil is lifted", () -> !shows(".veil"));
            until("keys go where they went", cursor::isFocused);
            quit();
            try (OpenVault vault = SamplePractice.open(place)) {
                assertTrue(vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT).stream()
                        .anyMatch(each -> vault.record().publishing().linesOf(vault.session(), each.id()).size() == 1));
            }
        }
    }

    @Test void theMorningsMailIsFetchedAndFiledWhileTheScreenIsVeiled() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()); MailWorld mail = new MailWorld(InstantSource.system())) {
            SamplePractice.create(place, sandbox, sandbox.baseUri(), List.of("lefevre"));
            withMailbox(mail);
            open();
            unlock();
            hands.push(KeyCode.CONTROL, KeyCode.L);
            until("the veil", () -> shows(".veil"));
            mail.mail().letterArrives(MailWorld.CONFIRMS, MailWorld.SECRETARIAT, "lefevre", "Compte rendu de la nuit");
            WaitForAsyncUtils.waitFor(WAIT_SECONDS, TimeUnit.SECONDS, () -> !mail.mail().taken().isEmpty());    // its receipt
            assertTrue(Screens.on(() -> shows(".veil")));
            hands.write(SampleDesk.PASSPHRASE, 0).push(KeyCode.ENTER);
            until("the veil is lifted", () -> !shows(".veil"));
            quit();
        }
    }

    @Test void closingTheWindowInTheMiddleOfAnImportLosesNothing() throws Exception {
        PatientId patient;
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            patient = SamplePractice.create(place, sandbox, sandbox.baseUri(), List.of("lefevre")).getFirst();
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) files.add(file("lettre" + i + ".pdf", "Compte rendu de consultation " + i));
        open();
        unlock();
        hands.push(KeyCode.ALT, KeyCode.DIGIT2);
        until("the search", () -> shows(".search-field"));
        hands.write("lef", 0).push(KeyCode.ENTER);
        until("the chart", () -> shows(".timeline"));
        arrivals.getFirst().accept(files);
        until("the import", () -> shows(".imports"));
        until("some are read", () -> offers("Tout classer et envoyer"));
        hands.push(KeyCode.CONTROL, KeyCode.ENTER);
        close();
        try (OpenVault vault = SamplePractice.open(place)) {
            assertEquals(List.of(), vault.findings().stream().filter(Finding::isAlarm).toList());
            assertEquals(List.of(), vault.verify(Progress.NONE).stream().filter(Finding::isAlarm).toList());
            List<DocumentLine> filed = vault.documents().list(vault.session(), patient, DocumentFilter.CURRENT);
            for (DocumentLine each : filed) {
                boolean fromRecord = each.origins().contains(Origin.Kind.RECORD);
                int lines = vault.record().publishing().linesOf(vault.session(), each.id()).size();
                assertEquals(fromRecord ? 0 : 1, lines, "what was filed is queued too");
            }
            for (Path each : files) assertTrue(Files.exists(each));
        }
        open();
        unlock();
        until("those left are proposed again", () -> shows(".imports"));
        close();
    }
}
