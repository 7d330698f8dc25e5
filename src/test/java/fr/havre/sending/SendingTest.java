package fr.havre.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.OpenVault;
import fr.havre.SamplePractice;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.messaging.Letter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.MailServer.Security;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.outgoing.Draft;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordStanding;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a record and an operator of secure mail that are other programs' on the loopback. */
class SendingTest {
    private static final String CONSULTATION = "11488-4";

    @TempDir Path place;
    private Sandbox record;
    private MailWorld mail;
    private OpenVault vault;
    private PatientId lefevre;
    private PatientId other;
    private Mailbox mailbox;

    @BeforeEach void open() {
        record = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        mail = new MailWorld(InstantSource.system());
        List<PatientId> people = SamplePractice.create(place, record, record.baseUri(), List.of("lefevre", "ozturk"));
        lefevre = people.getFirst();
        other = people.getLast();
        vault = SamplePractice.open(place);
        mailbox = vault.mailDesk().orElseThrow().mailboxes().add(vault.session(), new NewMailbox("Secrétariat",
                MailAddress.of(MailWorld.SECRETARIAT), MailboxKind.ORG,
                new MailServer(mail.host(), mail.imap().port(), Security.IMPLICIT),
                new MailServer(mail.host(), mail.smtp().port(), Security.IMPLICIT),
                SignIn.password(MailWorld.SECRETARIAT, mail.password(MailWorld.SECRETARIAT)), Optional.of(mail.authority()),
                false, Letter.MOST_BYTES, LocalDate.of(2026, 1, 1)));
    }

    @AfterEach void close() {
        vault.close();
        mail.close();
        record.close();
    }

    private DocumentId document(PatientId patient, String words) {
        return document(patient, words, Pdfs.of(words));
    }

    private DocumentId document(PatientId patient, String words, byte[] pdf) {
        ImportOutcome outcome = vault.documents().importDocument(vault.session(), DocumentSource.of(pdf),
                new Origin(Origin.Kind.FILE, Instant.now(), "lettre.pdf", Optional.empty()),
                new ImportWish(Optional.of(patient), Optional.of(CONSULTATION), PartialDate.parse("2026-11-20"),
                        Optional.of(words), false));
        return ((ImportOutcome.Imported) outcome).document();
    }

    private Sending sending() {
        return vault.sending().orElseThrow();
    }

    private Act act(DocumentId document) {
        return new Act(List.of(document), Optional.empty(), List.of(document), Optional.of(mailbox.id()),
                List.of(Recipient.of(MailAddress.of(MailWorld.KEEPS))), true, "Voici le compte rendu.", false, Set.of(),
                OptionalInt.of(7));
    }

    private Sent toAll(DocumentId document, Duration hold) {
        return sending().send(vault.session(), act(document), hold);
    }

    private static Map<Target, List<Guard.Kind>> kinds(Map<Target, List<Guard>> found) {
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> each.getValue().stream().map(Guard::kind).toList()));
    }

    private void sync() {
        vault.record().sending().runUntilIdle();
    }

    private int taken(Sent sent) {
        return sent.messages().stream().map(each -> vault.mailDesk().orElseThrow().inbox().show(vault.session(), each))
                .mapToInt(each -> mail.mail().timesTaken(each.messageId().orElseThrow())).sum();
    }

    private List<OutboxState> atRecord(DocumentId document) {
        return vault.record().publishing().linesOf(vault.session(), document).stream().map(OutboxLine::state).toList();
    }

    @Test void oneActReachesTheRecordTheColleagueAndThePatientOnce() {
        DocumentId letter = document(lefevre, "Consultation de cardiologie");
        Proposal proposal = sending().propose(vault.session(), List.of(letter));
        assertEquals(List.of(letter), proposal.going());
        assertEquals(MailWorld.PATIENT, proposal.toPatient().orElseThrow().address().value());
        assertEquals(List.of(mailbox.id()), proposal.mailboxes().stream().map(Mailbox::id).toList());
        Sent sent = toAll(letter, Duration.ZERO);
        assertEquals(Map.of(), sent.refused());
        assertEquals(2, sent.messages().size());
        sync();
        assertEquals(List.of(OutboxState.CONFIRMED), atRecord(letter));
        assertEquals(2, taken(sent));
        Proposal again = sending().propose(vault.session(), List.of(letter));
        assertEquals(List.of(), again.going(), "it is there");
        assertEquals(RecordStanding.Mark.CONFIRMED, again.documents().getFirst().standing().orElseThrow().mark());
        assertEquals(List.of(MailWorld.KEEPS), again.colleagues().stream().map(each -> each.address().value()).toList());
        assertEquals(Map.of(Target.COLLEAGUES, List.of(Guard.Kind.SENT_BEFORE), Target.PATIENT, List.of(Guard.Kind.SENT_BEFORE)),
                kinds(sending().check(vault.session(), act(letter))));
        Sent twice = toAll(letter, Duration.ZERO);
        assertEquals(Set.of(Target.COLLEAGUES, Target.PATIENT), twice.refused().keySet(), "they have it: it wants a yes");
        assertTrue(twice.messages().isEmpty());
    }

    @Test void whatIsHeldIsTakenBackAsOneAndNothingLeaves() {
        DocumentId letter = document(lefevre, "Consultation");
        Sent sent = toAll(letter, Duration.ofSeconds(60));
        sync();
        assertEquals(0, taken(sent), "it is held");
        assertEquals(List.of(OutboxState.QUEUED), atRecord(letter));
        assertEquals(3, sending().takeBack(vault.session(), sent));
        sync();
        assertEquals(0, taken(sent));
        assertEquals(List.of(OutboxState.CANCELLED), atRecord(letter));
        assertEquals(List.of(), vault.mailDesk().orElseThrow().letters().list(vault.session()));
        assertEquals(Map.of(), toAll(letter, Duration.ZERO).refused(), "and may be sent after all");
    }

    @Test void whatOneTargetRefusesDoesNotKeepTheOthers() {
        DocumentId letter = document(lefevre, "Consultation");
        Sent sent = sending().send(vault.session(), new Act(List.of(letter), Optional.empty(), List.of(letter), Optional.empty(),
                List.of(Recipient.of(MailAddress.of(MailWorld.KEEPS))), false, "", false, Set.of(), OptionalInt.empty()),
                Duration.ZERO);
        assertEquals(Set.of(Target.COLLEAGUES), sent.refused().keySet());
        assertEquals(List.of(letter), sent.record());
        List<Draft> drafts = vault.mailDesk().orElseThrow().letters().list(vault.session());
        assertEquals(1, drafts.size(), "the letter is a draft");
        assertEquals(Map.of(Target.COLLEAGUES, List.of(drafts.getFirst().id())), sent.drafts(), "which is said");
        Sent again = sending().send(vault.session(), new Act(List.of(), Optional.empty(), List.of(letter), Optional.empty(),
                List.of(Recipient.of(MailAddress.of(MailWorld.KEEPS))), false, "", false, Set.of(), OptionalInt.empty()),
                Duration.ZERO);
        assertEquals(sent.drafts(), again.drafts());
        assertEquals(drafts, vault.mailDesk().orElseThrow().letters().list(vault.session()), "no second draft of the same letter");
    }

    @Test void documentsOfTwoPeopleDoNotGoInOneLetter() {
        DocumentId hers = document(other, "Lettre");
        DocumentId his = document(lefevre, "Autre lettre");
        Proposal proposal = sending().propose(vault.session(), List.of(hers, his));
        assertEquals(Optional.empty(), proposal.patient());
        Sent sent = sending().send(vault.session(), new Act(List.of(), Optional.empty(), List.of(hers, his), Optional.of(mailbox.id()),
                List.of(Recipient.of(MailAddress.of(MailWorld.KEEPS))), true, "", false, Set.of(), OptionalInt.empty()),
                Duration.ZERO);
        assertEquals(Set.of(Target.COLLEAGUES, Target.PATIENT), sent.refused().keySet());
        sent.refused().values().forEach(each -> assertEquals(SendingException.Code.NOT_ONE_PATIENT,
                ((SendingException) each).code()));
    }

    @Test void aDocumentOfTheWrongPatientIsMovedDeletedThereAndItsReadersAreToldOnce() {
        DocumentId letter = document(lefevre, "Lettre");
        Sent sent = toAll(letter, Duration.ZERO);
        sync();
        WrongPatient wrong = vault.wrongPatient().orElseThrow();
        WrongPatient.Reach reach = wrong.reach(vault.session(), letter);
        assertTrue(reach.atRecord());
        assertEquals(0, reach.waiting());
        assertEquals(Set.copyOf(sent.messages()), Set.copyOf(reach.told().stream().map(Followed::id).toList()));
        mail.mail().forgetTaken();
        WrongPatient.Corrected done = wrong.correct(vault.session(), letter, other, false, "Erreur de destinataire",
                "Notre message précédent concernait une autre personne : merci de le détruire.");
        assertTrue(done.deletionQueued());
        assertEquals(2, done.letters().size());
        sync();
        assertEquals(2, mail.mail().taken().size(), "each of the two was told");
        assertEquals(Optional.of(other), vault.documents().line(vault.session(), done.document()).patient());
        assertTrue(record.documentsOf(record.people().patient("lefevre")).stream()
                .allMatch(each -> each.contains("entered-in-error")), "deleted there");
        assertEquals(SendingException.Code.SAME_PATIENT, assertThrows(SendingException.class, () ->
                wrong.correct(vault.session(), done.document(), other, false, "Erreur", "Erreur")).code());
        vault.documents().assign(vault.session(), done.document(), lefevre, false);    // as after a crash before the move
        assertEquals(done.letters(), wrong.correct(vault.session(), done.document(), other, false, "Erreur", "E").letters());
        sync();
        assertEquals(2, mail.mail().taken().size(), "nobody is told twice");
    }

    @Test void nobodyIsToldOfWhatCannotBeMoved() {
        DocumentId letter = document(lefevre, "Lettre");
        PaperPost paper = vault.paper().orElseThrow();
        PaperSent posted = paper.note(vault.session(), letter, " M. Lefèvre ", LocalDate.of(2026, 11, 24));
        assertEquals("M. Lefèvre", posted.to());
        assertEquals(List.of(posted), paper.ofPatient(vault.session(), lefevre));
        assertEquals(List.of(), paper.ofPatient(vault.session(), other));
        assertEquals(SendingException.Code.PAPER_TO_NOBODY, assertThrows(SendingException.class, () ->
                paper.note(vault.session(), letter, "\n ", LocalDate.of(2026, 11, 24))).code());
        assertEquals(SendingException.Code.PAPER_DAY, assertThrows(SendingException.class, () ->
                paper.note(vault.session(), letter, "M. Lefèvre", LocalDate.of(2126, 11, 24))).code());
        paper.forget(vault.session(), posted);
        assertEquals(List.of(), paper.ofDocument(vault.session(), letter));
        Sent sent = toAll(letter, Duration.ofSeconds(60));
        PatientId nobody = new PatientId(new UUID(7, 7));
        assertThrows(FilingException.class, () -> vault.wrongPatient().orElseThrow()
                .correct(vault.session(), letter, nobody, false, "E", "E"));
        assertEquals(3, sending().takeBack(vault.session(), sent), "all of it still waits");
        assertEquals(List.of(), vault.mailDesk().orElseThrow().letters().list(vault.session()));
        paper.note(vault.session(), letter, "M. Lefèvre", LocalDate.of(2026, 11, 24));
        vault.documents().erase(vault.session(), letter);
        assertEquals(List.of(), paper.ofDocument(vault.session(), letter), "erased with its document");
        byte[] pdf = Pdfs.of("Lettre jumelle");
        DocumentId twin = document(other, "Lettre jumelle", pdf);
        PaperSent handed = paper.note(vault.session(), twin, "Mme Öztürk", LocalDate.of(2026, 11, 24));
        DocumentId there = document(lefevre, "Lettre jumelle", pdf);
        assertEquals(there, vault.documents().assign(vault.session(), twin, lefevre, true));
        assertEquals(List.of(handed.id()), paper.ofDocument(vault.session(), there).stream().map(PaperSent::id).toList(),
                "two that became one went there");
    }

    @Test void whatStillWaitsWhenItIsFoundToBeWrongNeverLeaves() {
        DocumentId letter = document(lefevre, "Lettre");
        Sent sent = toAll(letter, Duration.ofSeconds(60));
        WrongPatient.Corrected done = vault.wrongPatient().orElseThrow().correct(vault.session(), letter, other, false, "E", "E");
        assertEquals(3, done.takenBack());
        assertFalse(done.deletionQueued());
        assertEquals(List.of(), done.letters());
        sync();
        assertEquals(0, taken(sent));
        assertEquals(MessageState.TAKEN_BACK, vault.mailDesk().orElseThrow().following()
                .of(vault.session(), sent.messages().getFirst()).state());
    }
}
