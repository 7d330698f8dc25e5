package fr.havre.messaging.outgoing;

import static fr.havre.messaging.outgoing.OutgoingWorld.CARDIOLOGY;
import static fr.havre.messaging.outgoing.OutgoingWorld.NATHALIE;
import static fr.havre.messaging.outgoing.OutgoingWorld.US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Session;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.outgoing.Guard.Kind;
import fr.havre.patients.Patient;
import fr.havre.sandbox.Fault;
import fr.havre.sandbox.directory.DirectorySandbox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters beside a directory that is another program's on the loopback. */
class AddresseesTest {
    private static final MailAddress PAUL = MailAddress.of("paul.vasseur@mordelles.mssante.fr");

    @TempDir Path folder;
    private OutgoingWorld world;
    private DirectorySandbox sandbox;
    private Session doctor;

    @BeforeEach void open() {
        world = new OutgoingWorld(folder);
        doctor = world.practice.doctor;
        sandbox = DirectorySandbox.start(0, List.of(), world.practice.vault.time());
        sandbox.aSecond(1000);
        sandbox.register().addProfessional("10200000001", "KERMARREC", "Nathalie", "SM04", NATHALIE.value(), "PER");
        world.directory.connect(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY));
    }

    @AfterEach void close() {
        sandbox.close();
        world.close();
    }

    private void findNathalie() throws DirectoryException {
        assertEquals(1, world.directory.find(NATHALIE.value(), DirectoryFilter.RECIPIENTS).hits().size());
    }

    private List<Kind> check(MessageDraft letter) {
        return world.letters.check(doctor, letter).stream().map(Guard::kind).toList();
    }

    private MessageDraft words() {
        return world.words("Bonjour", NATHALIE);
    }

    @Test void aMailboxThatTheDirectoryShowsNoMoreWantsAYesAndIsRemembered() throws Exception {
        findNathalie();
        world.practice.vault.waitFor(Duration.ofDays(2));
        sandbox.register().closeMailbox(NATHALIE.value());
        assertEquals(List.of(), check(words()), "each pause of the typing only looks at what is known");
        DraftId id = world.letters.save(doctor, words());
        LetterRefusedException refused = assertThrows(LetterRefusedException.class,
                () -> world.letters.send(doctor, id, Duration.ZERO));
        assertEquals(List.of(Guard.of(Kind.ADDRESS_GONE, NATHALIE)), refused.guards());
        assertEquals(List.of(Kind.ADDRESS_GONE), check(words()), "from now on it is known");
        int asked = sandbox.asked().size();
        assertThrows(LetterRefusedException.class, () -> world.letters.send(doctor, id, Duration.ZERO), "however often");
        assertEquals(asked, sandbox.asked().size());
        MessageId sent = world.letters.send(doctor, id, Duration.ZERO, Set.of(Kind.ADDRESS_GONE));
        assertEquals(MessageState.QUEUED, world.state(sent));
    }

    @Test void whoIsBackIsWrittenToAgain() throws Exception {
        findNathalie();
        world.practice.vault.waitFor(Duration.ofDays(2));
        sandbox.register().closeMailbox(NATHALIE.value());
        assertThrows(LetterRefusedException.class, () -> world.send(words()));
        sandbox.register().addProfessional("10200000001", "KERMARREC", "Nathalie", "SM04", NATHALIE.value(), "PER");
        findNathalie();
        assertEquals(List.of(), check(words()));
        assertEquals(MessageState.QUEUED, world.state(world.send(words())));
    }

    @Test void whatIsFreshAndWhatIsAPatientsIsNotAskedAbout() throws Exception {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        findNathalie();
        int asked = sandbox.asked().size();
        world.send(words());
        DocumentId letter = world.practice.document(zoe.id(), "Compte rendu", "mots");
        world.send(world.draft(zoe, letter, MailAddress.ofPatient(zoe.ins().orElseThrow())));
        assertEquals(asked, sandbox.asked().size());
    }

    @Test void aDirectoryThatCannotBeReachedKeepsNothingBack() throws Exception {
        findNathalie();
        world.practice.vault.waitFor(Duration.ofDays(2));
        sandbox.networkDown(true);
        assertEquals(MessageState.QUEUED, world.state(world.send(words())));
        sandbox.networkDown(false);
        int asked = sandbox.asked().size();
        world.send(words());
        assertEquals(asked, sandbox.asked().size(), "not waited for again by the next letter");
        world.practice.vault.waitFor(Duration.ofMinutes(2));
        sandbox.next(9, new Fault.Status(503, Duration.ofSeconds(1)));
        assertEquals(MessageState.QUEUED, world.state(world.send(words())));
    }

    @Test void aDirectoryThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            world.directory.connect(new DirectoryConnection(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/fhir"),
                    DirectorySandbox.KEY));
            Addressees hurried = new Addressees(world.directory, world.practice.vault.time(), Duration.ofMillis(50));
            long before = System.nanoTime();
            assertEquals(List.of(), hurried.ask(List.of(Recipient.of(NATHALIE), Recipient.of(CARDIOLOGY))));
            assertEquals(List.of(), hurried.ask(List.of(Recipient.of(NATHALIE))));
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 4);
            world.directory.close();
        }
    }

    @Test void whoeverIsWrittenToComesEarlierTheNextTime() {
        assertEquals(List.of(), world.directory.favourites(DirectoryFilter.RECIPIENTS));
        MessageDraft letter = world.words("Bonjour", CARDIOLOGY);
        DraftId id = world.letters.save(doctor, letter);
        world.letters.send(doctor, id, Duration.ZERO);
        world.letters.send(doctor, id, Duration.ZERO);                                // asked twice: left once
        assertEquals(List.of(CARDIOLOGY.value()), world.directory.favourites(DirectoryFilter.RECIPIENTS).stream()
                .map(each -> each.address().orElseThrow().address()).toList());
        assertEquals(1L, (long) world.practice.vault.administrative().read(tx ->
                tx.number("SELECT times FROM adm.directory_use WHERE address = ?", CARDIOLOGY.value())));
    }

    @Test void whatTheDirectoryKnowsOfSizesDividesALetter() {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        List<DocumentId> both = List.of(world.practice.document(zoe.id(), "Un", "a"), world.practice.document(zoe.id(), "Deux", "b"));
        MessageDraft letter = world.draft(zoe, both.getFirst(), NATHALIE).about(zoe.id(), both);
        assertEquals(List.of(), check(letter));
        assertEquals(List.of(letter), world.letters.split(doctor, letter));
        world.directory.takes(NATHALIE.value(), (32 << 10) + 3000);
        assertEquals(List.of(Kind.TOO_LARGE), check(letter));
        List<MessageDraft> parts = world.letters.split(doctor, letter);
        assertEquals(2, parts.size());
        assertEquals(letter.recipients(), parts.getFirst().recipients(), "what is known today is not kept in the draft");
    }

    @Test void aRefusalForSizeIsRememberedOfTheOneItWasSaidOf() {
        world.sandbox.faults().refuse(1, "552 5.2.3 Message trop volumineux");
        MessageId id = world.send(words());
        world.run();
        assertEquals("5.2.3", world.code(id));
        long size = world.practice.vault.clinical().read(tx -> OutgoingRepository.size(tx, id));
        assertEquals(OptionalLong.of(size - 1), world.directory.mostBytes(NATHALIE.value()));
        world.sandbox.faults().refuse(1, "552 5.2.3 Message trop volumineux");
        world.send(world.words("Bonjour à deux", CARDIOLOGY, PAUL));
        world.run();
        assertEquals(OptionalLong.empty(), world.directory.mostBytes(CARDIOLOGY.value()), "nobody said whose");
    }

    @Test void aBounceForSizeIsRemembered() {
        MessageId id = world.send(world.words("Bonjour", PAUL));
        world.run();
        byte[] full = world.sandbox.messages(US, "INBOX").getFirst();
        ReceivedMail bounce = MessageReader.read(DocumentSource.of(new String(full, StandardCharsets.ISO_8859_1)
                .replace("5.2.2", "5.2.3").getBytes(StandardCharsets.ISO_8859_1)));
        world.practice.vault.clinical().write(tx -> world.states.reported(tx, bounce, new MessageId(tx.newId())));
        assertEquals("5.2.3", world.code(id));
        long size = world.practice.vault.clinical().read(tx -> OutgoingRepository.size(tx, id));
        assertEquals(OptionalLong.of(size - 1), world.directory.mostBytes(PAUL.value()));
    }
}
