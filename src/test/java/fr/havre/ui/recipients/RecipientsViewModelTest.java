package fr.havre.ui.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.directory.Contact;
import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.SecureAddress;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.ui.LaterBackground;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientsViewModelTest {
    private static final Recipient PATIENT = Recipient.of(new MailAddress("185037511600142@patient.mssante.fr"), "Zoé LEFÈVRE");
    private static final String ROUX = "emilie.roux@medecin.mssante.fr";
    private final LaterBackground background = new LaterBackground();
    private TestVault vault;
    private DirectorySandbox sandbox;
    private Directory directory;
    private RecipientsViewModel model;
    @TempDir private Path folder;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        sandbox = DirectorySandbox.start(0, List.of(), vault.time());
        sandbox.aSecond(1000);
        sandbox.register().addProfessional("10200000001", "ROUX", "Émilie", "SM04", ROUX, "PER");
        directory = new Directory(vault.administrative(), () -> { }, vault.time());
        directory.connect(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY));
        contact("Cabinet Rouxel", "cabinet.rouxel@medecin.mssante.fr", OptionalLong.of(7_000_000));
        model = new RecipientsViewModel(directory, background, Duration.ZERO);
    }

    @AfterEach void close() {
        directory.close();
        sandbox.close();
        vault.close();
    }

    private void contact(String name, String address, OptionalLong most) {
        directory.contacts().add(new Contact.Typed(name, "", "Rennes", "", address, SecureAddress.Kind.CAB, most));
    }

    private void type(String text) {
        model.typedProperty().set(text);
        background.all();
    }

    private List<String> found() {
        return model.candidatesProperty().get().stream().map(each -> each.recipient().address().value()).toList();
    }

    @Test void showsWhatIsKnownHereAtOnceAndTheDirectorysAfterwards() {
        model.typedProperty().set("roux");
        background.next();
        assertEquals(List.of("cabinet.rouxel@medecin.mssante.fr"), found());
        assertTrue(model.searchingProperty().get());
        background.all();
        assertEquals(List.of("cabinet.rouxel@medecin.mssante.fr", ROUX), found());
        assertFalse(model.searchingProperty().get());
    }

    @Test void dropsAnswersToWhatIsNoLongerTyped() {
        model.typedProperty().set("roux");
        model.typedProperty().set("");
        model.typedProperty().set("rouxel");
        background.all();
        assertEquals(List.of("cabinet.rouxel@medecin.mssante.fr"), found());
        assertTrue(sandbox.asked().stream().noneMatch(each -> each.endsWith("name=ROUX")), "nor is the directory asked for it");
    }

    @Test void asksNobodyForOneOrTwoLetters() {
        int before = sandbox.asked().size();
        type("ro");
        assertEquals(before, sandbox.asked().size());
        assertEquals(1, found().size());
    }

    @Test void addsWithEnterWhatTheArrowsChose() {
        type("roux");
        assertEquals("cabinet.rouxel@medecin.mssante.fr", model.current().orElseThrow().recipient().address().value());
        model.move(1);
        assertTrue(model.accept());
        Recipient added = model.chosen().getFirst();
        assertEquals(ROUX, added.address().value());
        assertEquals("Dr Émilie ROUX", added.name());
        assertEquals(Optional.of(MailboxKind.PER), added.kind());
        assertEquals("", model.typedProperty().get());
        type("roux");
        assertEquals(List.of("cabinet.rouxel@medecin.mssante.fr"), found(), "who was chosen is not offered again");
        model.accept();
        assertEquals(OptionalLong.of(7_000_000), model.chosen().getLast().mostBytes());
    }

    @Test void goesAroundTheEndsAndKeepsWhomSomebodyMovedTo() {
        type("roux");
        model.move(-1);
        assertEquals(ROUX, model.current().orElseThrow().recipient().address().value());
        model.move(1);
        assertEquals(0, model.selectedProperty().get());
        model.typedProperty().set("roux e");
        background.next();
        assertEquals(Optional.of(ROUX), model.current().map(each -> each.recipient().address().value()));
    }

    @Test void offersFavouritesFirstAndAddsNobodyWithoutAChoice() {
        type("roux");
        directory.used(ROUX);
        model.typedProperty().set("");
        model.begin();
        background.all();
        assertEquals(List.of(ROUX, "cabinet.rouxel@medecin.mssante.fr"), found());
        assertFalse(model.accept(), "Enter in an empty field adds nobody");
        model.move(1);
        assertTrue(model.accept());
        assertEquals(ROUX, model.chosen().getFirst().address().value());
    }

    @Test void offersThePatientByNameNeverByNumber() {
        model.offer(List.of(PATIENT));
        background.all();
        assertEquals(PATIENT, model.candidatesProperty().get().getFirst().recipient());
        type("lefevre");
        assertTrue(model.candidatesProperty().get().getFirst().isPatient());
        for (String typed : List.of("185037511600142", "185037511600142@patient.mssante.fr", "patient")) {
            type(typed);
            assertTrue(model.candidatesProperty().get().stream().noneMatch(Candidate::isPatient), "by number");
        }
        assertTrue(sandbox.asked().stream().noneMatch(each -> each.contains("185037")), "nor is the number sent anywhere");
    }

    @Test void takesAWholeAddressAsItWasTyped() {
        type("inconnu@nouveau.mssante.fr");
        model.accept();
        assertEquals(List.of(Recipient.of(new MailAddress("inconnu@nouveau.mssante.fr"))), model.chosen());
    }

    @Test void saysThatTheDirectoryIsAwayAndShowsWhatIsKnownHere() {
        sandbox.networkDown(true);
        type("roux");
        assertEquals(List.of("cabinet.rouxel@medecin.mssante.fr"), found());
        assertTrue(model.problemProperty().get() != null && !model.searchingProperty().get());
        sandbox.networkDown(false);
        type("roux e");
        assertEquals(null, model.problemProperty().get());
    }

    @Test void removesWhoWasAddedByMistake() {
        type("roux");
        model.accept();
        model.remove(model.chosen().getFirst());
        background.all();
        assertEquals(List.of(), model.chosen());
    }
}
