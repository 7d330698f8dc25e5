package fr.havre.messaging.outgoing;

import static fr.havre.messaging.outgoing.OutgoingWorld.CARDIOLOGY;
import static fr.havre.messaging.outgoing.OutgoingWorld.NATHALIE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailFixture;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.outgoing.Guard.Kind;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.xdmcheck.XdmChecker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {
    private static final Traits MAX = new Traits("Roy", "Max", PartialDate.parse("1950-01-02"), Sex.MALE, Optional.of("35238"));

    @TempDir Path folder;
    private OutgoingWorld world;
    private Session doctor;

    @BeforeEach void open() {
        world = new OutgoingWorld(folder);
        doctor = world.practice.doctor;
    }

    @AfterEach void close() {
        world.close();
    }

    private List<Kind> check(MessageDraft draft) {
        return world.letters.check(doctor, draft).stream().map(Guard::kind).toList();
    }

    private DocumentId document(Patient patient, String words) {
        return world.practice.document(patient.id(), "Compte rendu", words);
    }

    @Test void aDraftIsKeptAsItStandsAndGivenBack() {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        MessageDraft letter = world.draft(zoe, document(zoe, "a"), NATHALIE).followed(true, OptionalInt.of(5)).replacing(true)
                .to(List.of(new Recipient(NATHALIE, "Dr Nathalie Kermarrec", Optional.of(fr.havre.messaging.MailboxKind.PER),
                        OptionalLong.of(5_000_000))));
        DraftId id = world.letters.save(doctor, MessageDraft.EMPTY);
        world.letters.save(doctor, id, letter);
        assertEquals(letter, world.letters.open(doctor, id).letter());
        assertEquals(List.of(id), world.letters.ofPatient(doctor, zoe.id()).stream().map(Draft::id).toList());
        assertEquals(letter, world.letters.open(world.practice.vault.session(Role.SECRETARY), id).letter(), "others go on with it");
        world.letters.discard(doctor, id);
        assertEquals(Code.UNKNOWN_DRAFT, assertThrows(MailRefusedException.class, () -> world.letters.open(doctor, id)).code());
        assertThrows(AccessDeniedException.class, () -> world.letters.list(world.practice.vault.session(Role.FRONT_DESK)));
    }

    @Test void aSecretaryPreparesAndDoesNotSend() {
        Session secretary = world.practice.vault.session(Role.SECRETARY);
        DraftId id = world.letters.save(secretary, world.words("Bonjour", NATHALIE));
        assertThrows(AccessDeniedException.class, () -> world.letters.send(secretary, id, Duration.ZERO));
        assertEquals(1, world.letters.list(doctor).size());
    }

    @Test void everythingThatIsMissingIsSaidAtOnce() {
        assertEquals(List.of(Kind.NO_MAILBOX, Kind.NO_RECIPIENT, Kind.NOTHING_TO_SAY), check(MessageDraft.EMPTY));
        DraftId id = world.letters.save(doctor, MessageDraft.EMPTY);
        LetterRefusedException refused = assertThrows(LetterRefusedException.class, () ->
                world.letters.send(doctor, id, Duration.ZERO));
        assertEquals(Kind.NO_MAILBOX, refused.first());
        assertEquals(3, refused.guards().size());
    }

    @Test void anotherPatientsDocumentOrAddressDoesNotLeave() {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        Patient max = world.practice.qualified(MAX);
        MailAddress hers = MailAddress.ofPatient(zoe.ins().orElseThrow());
        MailAddress his = MailAddress.ofPatient(max.ins().orElseThrow());
        assertEquals(List.of(Kind.OTHER_PATIENT_DOCUMENT), check(world.draft(zoe, document(max, "b"), NATHALIE)));
        assertEquals(List.of(Kind.OTHER_PATIENT_ADDRESS), check(world.draft(zoe, document(zoe, "a"), his)));
        assertEquals(List.of(), check(world.draft(zoe, document(zoe, "a"), hers)));
        assertEquals(List.of(Kind.PATIENT_AMONG_OTHERS), check(world.draft(zoe, document(zoe, "a"), hers, NATHALIE)));
        assertEquals(List.of(Kind.OTHER_PATIENT_ADDRESS), check(world.words("Bonjour", his).about(zoe.id(), List.of())));
    }

    @Test void withoutAQualifiedIdentityPdfsLeaveToColleaguesOnly() {
        Patient max = world.practice.provisional(MAX);
        assertEquals(List.of(Kind.WITHOUT_INS), check(world.draft(max, document(max, "b"), NATHALIE)));
        MailAddress someones = MailAddress.of("285052A00401220@patient.mssante.fr");
        assertEquals(List.of(Kind.NOT_QUALIFIED, Kind.WITHOUT_INS), check(world.draft(max, document(max, "b"), someones)));
    }

    @Test void wordsThatPromiseAFileAndAddressesOutsideWantAYes() {
        MailAddress outside = MailAddress.of("luc@exemple.fr");
        MessageDraft draft = world.words("Vous trouverez ci-joint le compte rendu.", outside);
        assertEquals(List.of(Kind.OUTSIDE_TRUST_SPACE, Kind.FORGOTTEN_ATTACHMENT), check(draft));
        DraftId id = world.letters.save(doctor, draft);
        assertThrows(LetterRefusedException.class, () -> world.letters.send(doctor, id, Duration.ZERO, Set.of(Kind.OUTSIDE_TRUST_SPACE)));
        MessageId sent = world.letters.send(doctor, id, Duration.ZERO, Set.of(Kind.OUTSIDE_TRUST_SPACE, Kind.FORGOTTEN_ATTACHMENT));
        assertEquals(MessageState.QUEUED, world.state(sent));
        MessageDraft answer = world.words("Merci.", NATHALIE).answering(sent);
        assertEquals(List.of(), check(answer));
        assertEquals(List.of(Kind.REPLY_TO_ALL), check(answer.to(List.of(Recipient.of(NATHALIE), Recipient.of(CARDIOLOGY)))));
    }

    @Test void theSameDocumentsToTheSameRecipientWantAYesUnlessTheyReplace() {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        MessageDraft draft = world.draft(zoe, document(zoe, "a"), NATHALIE);
        world.send(draft);
        assertEquals(List.of(Kind.SENT_BEFORE), check(draft));
        assertEquals(List.of(), check(draft.replacing(true)));
        assertEquals(List.of(), check(draft.to(List.of(Recipient.of(CARDIOLOGY)))));
    }

    /** As an independent checker sees it. */
    private List<String> wrongInArchive(MessageId sent) throws IOException {
        byte[] bytes = world.sandbox.taken().stream().filter(each -> each.id().equals(world.messageId(sent))).findFirst().orElseThrow().bytes();
        DocumentSource archive = MessageReader.read(DocumentSource.of(bytes)).attachments().stream().filter(each -> each.name().endsWith(".ZIP"))
                .findFirst().orElseThrow().source();
        try (InputStream in = archive.open()) {
            return XdmChecker.check(in.readAllBytes());
        }
    }

    @Test void whatIsTooLargeTogetherIsProposedAsSeveralLetters() throws IOException {
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        List<DocumentId> four = List.of(document(zoe, "a"), document(zoe, "b"), document(zoe, "c"), document(zoe, "d"));
        long one = world.practice.documents.line(doctor, four.getFirst()).sizeBytes();
        MessageDraft small = world.draft(zoe, four.getFirst(), NATHALIE).about(zoe.id(), four)
                .to(List.of(new Recipient(NATHALIE, "", Optional.empty(), OptionalLong.of((long) (32_768 + 2.5 * 2.9 * one)))));
        assertEquals(List.of(Kind.TOO_LARGE), check(small));
        List<MessageDraft> parts = world.letters.split(doctor, small);
        assertEquals(List.of(four.subList(0, 2), four.subList(2, 4)), parts.stream().map(MessageDraft::documents).toList());
        assertEquals(Optional.of("Compte rendu (2/2)"), parts.get(1).label());
        for (MessageDraft each : parts) assertEquals(List.of(), check(each));
        List<DraftId> kept = parts.stream().map(each -> world.letters.keep(doctor, each)).toList();
        assertEquals(kept, parts.stream().map(each -> world.letters.keep(doctor, each)).toList(), "the same letter is the same draft");
        DraftId elsewhere = world.letters.keep(doctor, parts.getLast().to(List.of(Recipient.of(MailAddress.of("luc@exemple.fr")))));
        assertThrows(LetterRefusedException.class, () ->
                world.letters.send(doctor, List.of(kept.getFirst(), elsewhere), Duration.ZERO, Set.of()));
        assertEquals(3, world.letters.list(doctor).size(), "one that is refused keeps the parts before it");
        assertEquals(List.of(), check(parts.getFirst()));
        List<MessageId> sent = world.letters.send(doctor, kept, Duration.ZERO, Set.of());
        assertEquals(sent, world.letters.send(doctor, kept, Duration.ZERO, Set.of()));
        world.run();
        for (MessageId each : sent) assertEquals(List.of(), wrongInArchive(each), "each part stands by itself");
        assertEquals(List.of(elsewhere), world.letters.list(doctor).stream().map(Draft::id).toList());
        MessageDraft tiny = small.to(List.of(new Recipient(NATHALIE, "", Optional.empty(), OptionalLong.of(1000))));
        assertTrue(check(tiny).contains(Kind.DOCUMENT_TOO_LARGE));
    }

    @Test void whatWasWrittenInAnotherWindowMeanwhileIsNotSentUnseen() {
        DraftId id = world.letters.save(doctor, world.words("un", NATHALIE));
        MessageId sent = world.letters.send(doctor, id, Duration.ofSeconds(30));
        assertThrows(MailRefusedException.class, () -> world.letters.save(doctor, id, world.words("deux", NATHALIE)));
        world.runAfter(Duration.ofMinutes(1));
        assertEquals(MessageState.SENT, world.state(sent));
    }

    @Test void templatesAreFilledWithWhatIsKnownAndSayWhatIsNot() {
        Templates templates = new Templates(world.practice.vault.clinical(), world.practice.patients, world.practice.documents,
                world.mailboxes, (_, _, _) -> MailFixture.sender(), world.practice.vault.time());
        Patient zoe = world.practice.qualified(MailFixture.ZOE);
        Template letter = templates.save(doctor, new Template(Optional.empty(), Template.Kind.LETTER, "Adressage",
                "Adressage de {patient.birthName}", "Cher {recipient.name},\n{patient.givenName}, {patient.age} ans, {document.title},"
                + " {rien.dutout} {today}\n{sender.name}", false));
        Templates.Filled filled = templates.fill(doctor, letter, world.draft(zoe, document(zoe, "a"), NATHALIE));
        assertEquals("Adressage de Lévêque d'Artois", filled.subject());
        assertEquals("Cher {recipient.name},\nZoé, 41 ans, Compte rendu, {rien.dutout} 25/11/2026\nDr BERNARD Anne-Élise"
                .replace("Dr ", ""), filled.body().replace("Anne-Élise BERNARD", "BERNARD Anne-Élise"));
        assertEquals(List.of("recipient.name", "rien.dutout"), filled.missing());
        templates.save(doctor, new Template(Optional.empty(), Template.Kind.SNIPPET, "rdv", "", "Merci de prendre rendez-vous.", false));
        assertEquals("Merci de prendre rendez-vous.", templates.snippet(doctor, "RDV").orElseThrow().body());
        assertEquals(Code.TEMPLATE_NAME_TAKEN, assertThrows(MailRefusedException.class, () -> templates.save(doctor,
                new Template(Optional.empty(), Template.Kind.LETTER, "adressage", "", "x", false))).code());
        templates.remove(doctor, letter.id().orElseThrow());
        assertEquals(List.of(), templates.list(doctor, Template.Kind.LETTER));
    }
}
