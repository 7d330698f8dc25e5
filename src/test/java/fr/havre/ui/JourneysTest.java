package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.shell.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a tired person does all day, over the whole window and a real vault, with every key counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneysTest {
    private Path desktop;
    private WholeWindow window;
    private PatientId lefevre;

    @BeforeAll void open(@TempDir Path place) throws Exception {
        desktop = Files.createDirectories(place.resolve("desktop"));
        window = new WholeWindow(place, 20, new ElsewhereBackground());
        lefevre = SampleChart.fill(window.desk());
        SampleChart.connect(window.desk());
        SampleChart.pdf(window.desk(), lefevre, "11488-4", "2026-11-12", "Avis de cardiologie");
        SampleChart.pdf(window.desk(), lefevre, "11502-2", "2025-01-07", "Examens biologiques anciens");
    }

    @AfterAll void close() {
        window.close();
    }

    private Path letterAboutThem() throws Exception {
        return Files.write(desktop.resolve("scan_0412.pdf"), Pdfs.of(aboutThem()));
    }

    private String aboutThem() {
        Patient who = window.desk().patients().open(window.desk().session(), lefevre);
        String text = "Compte rendu de consultation du 12/11/2026\nNom : " + who.traits().birthName() + "\nPrénom : "
                + who.traits().firstGivenName() + "\nné(e) le "
                + DateTimeFormatter.ofPattern("dd/MM/yyyy").format(who.traits().birthDate().orElseThrow().firstDay());
        return text;
    }

    private List<DocumentLine> documents() {
        return window.desk().documents().list(window.desk().session(), lefevre, DocumentFilter.CURRENT);
    }

    private void goHome() {
        window.show();
        Screens.on(() -> {
            window.workplace().go(Place.HOME);
            return null;
        });
        window.settle();
        window.keys();
    }

    @Test void aPdfOnTheDesktopIsFiledAndQueuedWithOneDropAndOneKey() throws Exception {
        Path scan = letterAboutThem();
        List<DocumentLine> before = documents();
        goHome();
        Screens.on(() -> {
            window.workplace().drop(List.of(scan));                     // one: dropped anywhere
            return null;
        });
        window.settle();
        window.press(KeyCode.ENTER);                                    // two
        assertEquals(1, window.keys());
        assertFalse(window.shell().hasSheet(), "nothing more is asked");
        List<DocumentLine> kept = documents().stream()
                .filter(each -> before.stream().noneMatch(old -> old.id().equals(each.id()))).toList();
        assertEquals(1, kept.size());
        assertEquals(1, window.desk().recordDesk().orElseThrow().publishing()
                .linesOf(window.desk().session(), kept.getFirst().id()).size());
        assertEquals(List.of(), window.waits());
    }

    /** The bar of three: the drop, one key that files and queues for the record, one for everybody else. */
    @Test void withAMailboxTheColleagueAndThePatientTakeOneKeyMore() throws Exception {
        Desk desk = window.desk();
        MailDesk mail = desk.mailDesk().orElseThrow();
        MailServer nobody = new MailServer("127.0.0.1", 9, MailServer.Security.IMPLICIT);
        Mailbox mailbox = mail.mailboxes().add(desk.session(), new NewMailbox("Secrétariat",
                MailAddress.of("secretariat@tilleuls.mssante.fr"), MailboxKind.ORG, nobody, nobody,
                SignIn.password("secretariat", "p"), Optional.empty(), false, Letter.MOST_BYTES, LocalDate.of(2026, 1, 1)));
        MailAddress colleague = MailAddress.of("nathalie.kermarrec@broceliande.mssante.fr");
        mail.letters().send(desk.session(), mail.letters().save(desk.session(), MessageDraft.EMPTY.from(mailbox.id())
                .about(lefevre, List.of()).to(List.of(Recipient.of(colleague))).saying(Optional.of("Avis"), "Bonjour")),
                Duration.ZERO);
        int before = mail.following().ofPatient(desk.session(), lefevre).size();
        Path scan = Files.write(desktop.resolve("scan_0413.pdf"), Pdfs.of(aboutThem() + "\nSuite"));
        goHome();
        Screens.on(() -> {
            window.workplace().drop(List.of(scan));                     // one
            return null;
        });
        window.settle();
        window.press(KeyCode.ENTER);                                    // two
        window.press(KeyCode.ENTER);                                    // three
        assertEquals(2, window.keys());
        assertFalse(window.shell().hasSheet());
        assertEquals(2, mail.following().ofPatient(desk.session(), lefevre).size() - before, "the colleague and the patient");
        assertEquals(List.of(), window.waits());
        mail.mailboxes().close(desk.session(), mailbox.id());
    }

    @Test void fromANameToTheNewestBiologyReportInTwelveKeys() {
        goHome();
        window.press(KeyCode.DIGIT2, KeyCode.ALT);
        window.type("lef");
        window.press(KeyCode.ENTER);
        window.type("/bio");
        window.press(KeyCode.DOWN);
        int keys = window.keys();
        assertTrue(window.text().contains("Hémoglobine"), window.text());
        assertTrue(keys <= 12, "keys: " + keys);
        assertEquals(List.of(), window.waits());
    }

    @Test void whatWasBeingTypedWhenTheVaultWasLockedIsGivenBack() {
        goHome();
        window.press(KeyCode.N, KeyCode.CONTROL);
        window.type("durandal");
        window.lockAndUnlock();
        assertFalse(window.shell().hasSheet());
        window.press(KeyCode.N, KeyCode.CONTROL);
        List<String> fields = Screens.on(() -> window.shell().lookupAll(".text-field").stream()
                .map(each -> ((TextField) each).getText()).toList());
        assertTrue(fields.stream().anyMatch("durandal"::equalsIgnoreCase), fields.toString());
        assertEquals(List.of(), window.waits());
    }

    @Test void filesThatWaitedToBeFiledWhenTheVaultWasLockedAreProposedAgain() throws Exception {
        Path scan = Files.write(desktop.resolve("sans-nom.pdf"), Pdfs.of("Rien de lisible"));
        goHome();
        Screens.on(() -> {
            window.workplace().drop(List.of(scan));
            return null;
        });
        window.settle();
        window.lockAndUnlock();
        assertTrue(window.shell().hasSheet());
        assertTrue(window.text().contains("sans-nom.pdf"), window.text());
    }
}
