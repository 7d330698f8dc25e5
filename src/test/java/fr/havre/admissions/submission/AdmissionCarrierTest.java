package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.OpenVault;
import fr.havre.PracticeMail;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.documents.ScanTray;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.ReceivedMail;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordSettings;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.mail.Delivered;
import fr.havre.sending.Obstacle;
import fr.havre.sending.Parcels;
import fr.havre.sending.ParcelStanding;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import fr.havre.xdmcheck.XdmChecker;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a front desk prepares, a doctor's session carries out, and a hospital and a record on the loopback receive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionCarrierTest {
    private static final PieceKey IDENTITY = PieceKey.of("identity");
    private static final PieceKey RIGHTS = PieceKey.of("rights");
    private static final PieceKey LETTER = PieceKey.of("letter");
    private static final PieceKey ANAESTHESIA = PieceKey.of("anaesthesia");
    /** A program that takes what it gets. */
    private static final String HOSPITAL = MailWorld.CONFIRMS;

    /** What ends a program between two steps. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private PracticeMail practice;
    private Sandbox record;
    private OpenVault vault;
    private Session desk;
    private PatientId zoe;
    private int made;

    @BeforeAll void open(@TempDir Path place) {
        practice = new PracticeMail(place, List.of("lefevre"));
        record = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        vault = practice.desk();
        vault.record().settings().connect(vault.session(), new RecordSettings.Connection("mhd", record.baseUri(),
                record.people().professional("roussel").token(), Optional.empty(), Map.of()));
        desk = session(Role.FRONT_DESK);
        zoe = practice.patient("lefevre");
    }

    @AfterAll void close() {
        practice.close();
        record.close();
    }

    @BeforeEach void nothingOnTheWay() {
        practice.send();
        practice.world().mail().forgetTaken();
        sending().waiting(desk).forEach(each -> sending().withdraw(desk, each.id()));
    }

    private static Session session(Role role) {
        return new Session(UUID.randomUUID(), UUID.randomUUID(), role, _ -> { });
    }

    private AdmissionCarrier carrier() {
        return vault.admissionCarrier().orElseThrow();
    }

    private AdmissionSending sending() {
        return vault.admissionSending();
    }

    private AdmissionCarrier.Carried carry() {
        return carrier().carry(vault.session());
    }

    /** An operation in a hospital of its own, so that tests do not meet. */
    private AdmissionId begun() {
        AdmissionSituation stay = new AdmissionSituation("Clinique " + ++made, "Orthopédie", "prothèse de hanche",
                LocalDate.of(2026, 12, 20), Optional.empty(), Set.of(Fact.SCHEDULED, Fact.SURGERY, Fact.ANAESTHESIA), 1);
        return vault.admissions().create(desk, zoe, stay).admission().id();
    }

    private byte[] card() throws Exception {
        BufferedImage image = new BufferedImage(200, 120, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, ++made);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", memory);
        }
        return out.toByteArray();
    }

    private AdmissionId withIdentity() throws Exception {
        AdmissionId id = begun();
        vault.pieces().file(desk, id, IDENTITY, DocumentSource.of(card()), "carte.png", Filing.PLAIN);
        return id;
    }

    /** A doctor's letter in the chart. */
    private DocumentId letter(String type) {
        ImportOutcome outcome = vault.documents().importDocument(vault.session(), DocumentSource.of(Pdfs.of("Lettre " + ++made)),
                new Origin(Origin.Kind.FILE, practice.time().instant(), "lettre.pdf", Optional.empty()), new ImportWish(
                        Optional.of(zoe), Optional.of(type), PartialDate.parse("2026-11-20"), Optional.of("Lettre"), true));
        return ((ImportOutcome.Imported) outcome).document();
    }

    private Submission now(Submission submission) {
        return sending().of(desk, submission.admission()).stream().filter(each -> each.id().equals(submission.id())).findFirst()
                .orElseThrow();
    }

    private List<ReceivedMail> taken() {
        return practice.world().mail().taken().stream().filter(each -> each.from().equals(MailWorld.CLAIRE))
                .map(Delivered::bytes).map(bytes -> MessageReader.read(DocumentSource.of(bytes))).toList();
    }

    /** What an independent checker finds wrong in the archives of these; each has one. */
    private static List<String> wrongInArchives(List<ReceivedMail> mails) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (ReceivedMail mail : mails) {
            DocumentSource archive = mail.attachments().stream().filter(each -> each.name().endsWith(".ZIP")).findFirst().orElseThrow().source();
            try (InputStream in = archive.open()) {
                wrong.addAll(XdmChecker.check(in.readAllBytes()));
            }
        }
        return wrong;
    }

    /** So that the hospital's mailbox is one that was written to. */
    private void knowHospital() throws Exception {
        if (sending().check(HOSPITAL) == AddressStanding.KNOWN) return;
        Submission first = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        carry();
        assertEquals(Optional.of(SubmissionReason.ADDRESS_UNKNOWN), now(first).reason());
        carrier().confirm(vault.session(), first.id(), first.address());
        carry();
        practice.send();
        practice.world().mail().forgetTaken();
    }

    @Test void sendsOnceWhatTheFrontDeskPreparedAndSaysThatTheHospitalHasIt() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        DocumentId letter = letter("96349-6");
        vault.pieces().attach(vault.session(), id, LETTER, letter, Optional.empty());
        assertEquals(List.of(IDENTITY, LETTER), sending().sendable(desk, id));
        Submission submission = sending().submit(desk, id, new SubmissionWish(HOSPITAL, "Cardiologie", Optional.empty(), true,
                "Merci de rappeler."));
        assertEquals(SubmissionState.PREPARED, submission.state());
        assertEquals(new AdmissionCarrier.Carried(1, 1, 0), carry());
        assertEquals(SubmissionState.QUEUED, now(submission).state());
        assertEquals(Optional.of(vault.session().person()), now(submission).sentBy());
        assertEquals(new AdmissionCarrier.Carried(0, 0, 0), carry());
        practice.send();
        assertEquals(1, taken().size());
        ReceivedMail mail = taken().getFirst();
        assertTrue(mail.subject().contains("Dossier d’admission du 20/12/2026") && !mail.subject().contains("remplace"), mail.subject());
        assertTrue(mail.text().contains("Merci de rappeler.") && mail.text().contains("Lettre d’adressage"), mail.text());
        assertEquals(List.of("IHE_XDM.ZIP"), mail.attachments().stream().map(ReceivedMail.Attachment::name)
                .filter(name -> name.endsWith(".ZIP")).toList());
        assertEquals(3, mail.attachments().size(), "the archive, and a PDF for each");
        assertEquals(List.of(), wrongInArchives(List.of(mail)));
        practice.fetch();
        carry();
        assertEquals(SubmissionState.RECEIVED, now(submission).state());
        assertTrue(vault.record().publishing().linesOf(vault.session(), letter).size() == 1, "to the record once");
        assertEquals(List.of("SENT", "SUBMITTED"), vault.admissions().history(desk, id).stream().limit(2)
                .map(each -> each.what().name()).toList());
    }

    @Test void neverSendsIdentityPapersToTheRecord() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        DocumentId card = vault.admissions().open(desk, id).piece(IDENTITY).filed().orElseThrow().document();
        sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(0, carry().published());
        assertEquals(List.of(), vault.record().publishing().linesOf(vault.session(), card));
    }

    @Test void aLaterOneWithdrawsWhatHasNotLeftAndTakesBackWhatWaits() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        Submission second = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(SubmissionState.WITHDRAWN, now(first).state());
        carry();
        Submission third = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(Optional.of(second.id()), third.replaces());
        carry();
        practice.send();
        assertEquals(1, taken().size());
        assertFalse(taken().getFirst().subject().contains("remplace"), "the hospital has seen none before");
        assertEquals(SubmissionState.REPLACED, now(second).state());
    }

    @Test void aLateChangeTakesThePlaceOfWhatTheHospitalHas() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        vault.pieces().attach(vault.session(), id, LETTER, letter("96349-6"), Optional.empty());
        Submission second = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(SubmissionState.SENT, carryAnd(first).state(), "until the later one has left");
        assertEquals(Optional.of(first.id()), second.replaces());
        practice.send();
        assertTrue(taken().getLast().subject().contains("[Annule et remplace]"), taken().getLast().subject());
        assertEquals(SubmissionState.REPLACED, now(first).state());
    }

    /** What it was before the run. */
    private Submission carryAnd(Submission seen) {
        carrier().carry(session(Role.SECRETARY));                           // follows, and sends nothing
        Submission before = now(seen);
        carry();
        return before;
    }

    @Test void anAddressThatNobodyKnowsWaitsForAProfessionalsYes() throws Exception {
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to(MailWorld.CANNOT_FILE));
        assertEquals(1, carry().stopped());
        assertEquals(Optional.of(SubmissionReason.ADDRESS_UNKNOWN), now(submission).reason());
        assertThrows(fr.havre.access.AccessDeniedException.class, () -> carrier().confirm(desk, submission.id(), submission.address()));
        carrier().confirm(vault.session(), submission.id(), submission.address());
        assertEquals(1, carry().queued());
        practice.send();
        assertEquals(1, taken().size());
        AdmissionException again = assertThrows(AdmissionException.class, () -> carrier().confirm(vault.session(), submission.id(), submission.address()));
        assertEquals(AdmissionException.Code.NOTHING_TO_CONFIRM, again.code());
    }

    @Test void saysWhyItCameBackOrWasNotTaken() throws Exception {
        Submission unknown = confirmed(MailWorld.UNKNOWN);
        Submission full = confirmed(MailWorld.FULL);
        Submission refused = confirmed(MailWorld.REFUSES);
        practice.send();
        practice.fetch();
        carry();
        assertEquals(SubmissionState.REFUSED, now(unknown).state());
        assertEquals(Optional.of(SubmissionReason.NO_SUCH_MAILBOX), now(unknown).reason());
        assertEquals(Optional.of(SubmissionReason.MAILBOX_FULL), now(full).reason());
        assertEquals(Optional.of(SubmissionReason.PATIENT_UNKNOWN), now(refused).reason());
    }

    private Submission confirmed(String address) throws Exception {
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to(address));
        carry();
        carrier().confirm(vault.session(), submission.id(), submission.address());
        carry();
        return submission;
    }

    @Test void somebodysAnswerSaysThatTheyHaveIt() throws Exception {
        Submission submission = confirmed("nathalie.kermarrec@broceliande.mssante.fr");
        practice.send();
        String sent = practice.world().mail().taken().getFirst().id();
        byte[] answer = new String(MailWorld.plain("<reponse-" + made + "@broceliande.mssante.fr>", MailWorld.KEEPS, MailWorld.CLAIRE,
                "Re: Dossier", "Bien recu."), java.nio.charset.StandardCharsets.UTF_8).replaceFirst("Subject:", "In-Reply-To: " + sent
                + "\r\nReferences: " + sent + "\r\nSubject:").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        practice.world().mail().put(MailWorld.CLAIRE, answer);
        practice.fetch();
        carry();
        assertEquals(SubmissionState.RECEIVED, now(submission).state());
    }

    @Test void aScanOfTheFrontDeskLeavesOnceAProfessionalHasFiledIt() throws Exception {
        knowHospital();
        AdmissionId id = begun();
        vault.pieces().file(desk, id, ANAESTHESIA, DocumentSource.of(Pdfs.of("ASA 2 " + ++made)), "cr.pdf", Filing.PLAIN);
        Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        assertEquals(Optional.of(SubmissionReason.SCAN_NOT_FILED), now(submission).reason());
        vault.scans().takeOver(vault.session());
        carry();
        assertEquals(Optional.of(SubmissionReason.SCAN_NOT_FILED), now(submission).reason(), "nobody's yet");
        ScanTray.Scan scan = vault.scans().tray(vault.session()).getLast();
        vault.documents().describe(vault.session(), scan.document().id(), new fr.havre.documents.Description(
                Optional.of("34749-2"), PartialDate.parse("2026-11-24"), Optional.of("Consultation")));
        vault.documents().assign(vault.session(), scan.document().id(), zoe, false);
        assertEquals(1, carry().queued());
        assertEquals(scan.document().id(), vault.admissions().open(desk, id).piece(ANAESTHESIA).filed().orElseThrow().document());
        assertEquals(PieceState.RECEIVED, vault.admissions().open(desk, id).piece(ANAESTHESIA).state());
    }

    @Test void aClinicalDocumentThatIsErasedIsMissingAgainAndStopsWhatWouldHaveCarriedIt() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        DocumentId letter = letter("96349-6");
        vault.pieces().attach(vault.session(), id, LETTER, letter, Optional.empty());
        Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        vault.documents().erase(vault.session(), letter);
        AdmissionFile file = vault.admissions().open(desk, id);
        assertEquals(PieceState.MISSING, file.piece(LETTER).state());
        assertEquals(Optional.empty(), file.piece(LETTER).filed());
        carry();
        assertEquals(Optional.of(SubmissionReason.DOCUMENT_GONE), now(submission).reason());
        Submission again = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(1, carry().queued());
        assertEquals(SubmissionState.QUEUED, now(again).state());
    }

    @Test void anAdmissionThatIsCancelledSendsNothingUntilItIsReopened() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        vault.admissions().become(desk, id, Admission.State.CANCELLED);
        carry();
        assertEquals(Optional.of(SubmissionReason.ADMISSION_CLOSED), now(submission).reason());
        assertTrue(now(submission).stopped());
        vault.admissions().become(desk, id, Admission.State.OPEN);
        assertEquals(1, carry().queued());
        assertEquals(Optional.empty(), now(submission).reason());
    }

    @Test void whoMayNotSendCarriesNothingAndWhatIsWithdrawnNeverLeaves() throws Exception {
        knowHospital();
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        assertEquals(new AdmissionCarrier.Carried(0, 0, 0), carrier().carry(session(Role.SECRETARY)));
        assertEquals(SubmissionState.PREPARED, now(submission).state());
        sending().withdraw(desk, submission.id());
        assertEquals(0, carry().queued());
        AdmissionException gone = assertThrows(AdmissionException.class, () -> sending().withdraw(desk, submission.id()));
        assertEquals(AdmissionException.Code.NOT_PREPARED, gone.code());
    }

    @Test void dividesWhatTheHospitalDoesNotTakeAtOnce() throws Exception {
        knowHospital();
        vault.directory().takes(HOSPITAL, 35_000);
        try {
            AdmissionId id = withIdentity();
            vault.pieces().attach(vault.session(), id, LETTER, letter("96349-6"), Optional.empty());
            vault.pieces().attach(vault.session(), id, ANAESTHESIA, letter("34749-2"), Optional.empty());
            vault.pieces().file(desk, id, RIGHTS, DocumentSource.of(card()), "droits.png", Filing.PLAIN);
            Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
            carry();
            practice.send();
            assertTrue(taken().size() > 1, () -> taken().size() + " " + now(submission));
            assertEquals(List.of(), wrongInArchives(taken()), "each part stands by itself");
            practice.fetch();
            carry();
            assertEquals(SubmissionState.RECEIVED, now(submission).state());
        } finally {
            vault.directory().takes(HOSPITAL, 10_000_000);
        }
    }

    @Test void whatAFrontDeskMarksAsTakenItselfIsLookedAtAgain() throws Exception {
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to("autre@broceliande.mssante.fr"));
        administrative("UPDATE adm.submission SET state = 'QUEUED' WHERE id = ?", submission);
        assertEquals(0, carry().queued());
        assertEquals(Optional.of(SubmissionReason.ADDRESS_UNKNOWN), now(submission).reason());
        assertEquals(SubmissionState.PREPARED, now(submission).state());
        knowHospital();
        Submission cancelled = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        vault.admissions().become(desk, cancelled.admission(), Admission.State.CANCELLED);
        administrative("UPDATE adm.submission SET state = 'QUEUED' WHERE id = ?", cancelled);
        assertEquals(0, carry().queued());
        assertEquals(Optional.of(SubmissionReason.ADMISSION_CLOSED), now(cancelled).reason());
    }

    @Test void aYesIsForTheAddressThatWasShown() throws Exception {
        Submission shown = sending().submit(desk, withIdentity(), SubmissionWish.to("vue@broceliande.mssante.fr"));
        carry();
        administrative("UPDATE adm.submission SET address = 'autre@broceliande.mssante.fr' WHERE id = ?", shown);
        AdmissionException refused = assertThrows(AdmissionException.class,
                () -> carrier().confirm(vault.session(), shown.id(), shown.address()));
        assertEquals(AdmissionException.Code.CHANGED_MEANWHILE, refused.code());
        assertEquals(0, carry().queued());
    }

    @Test void whatIsRefusedWhileItIsWrittenWaitsForAChangeOrAPauseThatGrows() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        damage(Compartment.ADMINISTRATIVE, vault.admissions().open(desk, id).piece(IDENTITY).filed().orElseThrow().document());
        assertEquals(1, carry().stopped());
        assertTrue(now(submission).stopped());
        assertEquals(List.of(), vault.messages().letters().list(vault.session()), "no draft is left");
        Instant tried = now(submission).since();
        practice.pass(Duration.ofSeconds(59));
        assertEquals(new AdmissionCarrier.Carried(0, 0, 1), carry());
        assertEquals(tried, now(submission).since(), "no attempt");
        practice.pass(Duration.ofSeconds(1));
        carry();
        Instant again = now(submission).since();
        assertEquals(tried.plusSeconds(60), again, "after a minute again");
        practice.pass(Duration.ofSeconds(61));
        carry();
        assertEquals(again, now(submission).since(), "then after two");
        vault.admissions().become(desk, id, Admission.State.CANCELLED);
        carry();
        assertEquals(Optional.of(SubmissionReason.ADMISSION_CLOSED), now(submission).reason(), "at once after a change");
    }

    @Test void aDamagedContentStopsItsOwnSubmissionOnly() throws Exception {
        knowHospital();
        AdmissionId id = begun();
        DocumentId letter = letter("96349-6");
        vault.pieces().attach(vault.session(), id, LETTER, letter, Optional.empty());
        Submission damaged = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        damage(Compartment.CLINICAL, letter);
        Submission sound = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        assertEquals(new AdmissionCarrier.Carried(1, 0, 1), carry());
        assertEquals(Optional.of(SubmissionReason.DOCUMENT_GONE), now(damaged).reason());
        assertEquals(SubmissionState.QUEUED, now(sound).state());
    }

    @Test void rowsThatGoRoundAndWordsOfOtherToolsKeepNothing() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        Submission second = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        vault.unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> tx.run("UPDATE adm.submission SET replaces = ?,"
                + " reason = 'AUTRE', state = 'WITHDRAWN' WHERE id = ?", second.id().value(), first.id().value()));
        assertEquals(1, carry().queued());
        assertEquals(SubmissionState.QUEUED, now(second).state());
    }

    @Test void aRunThatIsStoppedTakesNothingMore() throws Exception {
        knowHospital();
        Submission submission = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        AdmissionCarrier ending = new AdmissionCarrier(vault.unlocked().database(Compartment.ADMINISTRATIVE),
                vault.unlocked().database(Compartment.CLINICAL), vault.admissions(), vault.directory(),
                new Parcels(vault.unlocked().database(Compartment.CLINICAL), vault.mailDesk().orElseThrow().mailboxes(),
                        vault.messages().letters(), vault.sending().orElseThrow()));
        ending.stop();
        assertEquals(new AdmissionCarrier.Carried(0, 0, 0), ending.carry(vault.session()));
        assertEquals(SubmissionState.PREPARED, now(submission).state());
    }

    @Test void whatIsHiddenIsNotPrintedEither() throws Exception {
        AdmissionId id = withIdentity();
        DocumentId letter = letter("96349-6");
        vault.pieces().attach(vault.session(), id, LETTER, letter, Optional.empty());
        assertEquals(List.of(IDENTITY, LETTER), vault.admissionPaper().pack(vault.session(), id, PaperWish.ALL).enclosed());
        for (String code : List.of("MASQUE_PS", "INVISIBLE_PATIENT")) {
            vault.unlocked().database(Compartment.CLINICAL).write(tx -> tx.run(
                    "UPDATE clin.document SET confidentiality = ? WHERE id = ?", "N " + code, letter.value()));
            PaperPack pack = vault.admissionPaper().pack(vault.session(), id, PaperWish.ALL);
            assertEquals(List.of(IDENTITY), pack.enclosed());
            assertEquals(List.of(LETTER), pack.apart());
            assertEquals(List.of(LETTER), pack.hidden());
        }
    }

    private void damage(Compartment compartment, DocumentId document) {
        vault.unlocked().database(compartment).write(tx -> tx.run("""
                UPDATE own.content SET sealed_key = zeroblob(length(sealed_key))
                 WHERE id = (SELECT content FROM own.document WHERE id = ?)""", document.value()));
    }

    private void administrative(String statement, Submission of) {
        vault.unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> tx.run(statement, of.id().value()));
    }

    @Test void interruptedAnywhereItLeavesExactlyOnce() throws Exception {
        interrupted(1);
    }

    @Test @Tag("soak") void interruptedAnywhereFiftyTimesItLeavesExactlyOnce() throws Exception {
        interrupted(50);
    }

    private void interrupted(int rounds) throws Exception {
        knowHospital();
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            AdmissionId id = withIdentity();
            vault.pieces().attach(vault.session(), id, LETTER, letter("96349-6"), Optional.empty());
            Submission submission = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
            for (int crashes = 0; crashes < 3; crashes++) crashAfter(random.nextInt(70));
            carry();
            carry();
            practice.send();
            long times = taken().stream().filter(each -> each.text().contains("Clinique")).count();
            assertEquals(1, times, "round " + round + ", seed " + seed);
            assertEquals(List.of(), vault.messages().letters().list(vault.session()), "no draft is left, seed " + seed);
            assertEquals(1, vault.admissions().history(desk, id).stream().filter(each -> each.what().name().equals("SENT")).count());
            assertTrue(now(submission).state().left(), () -> now(submission).toString());
            practice.world().mail().forgetTaken();
        }
    }

    private void crashAfter(int steps) {
        List<Integer> left = new ArrayList<>(List.of(steps));
        practice.door().beforeWork(() -> {
            if (left.getFirst() == 0) throw new Crash();
            left.set(0, left.getFirst() - 1);
        });
        try {
            carry();
        } catch (Crash _) {
            // and the next run begins with what is on disk
        } finally {
            practice.door().beforeWork(() -> { });
        }
    }

    @Test void verifyNamesAPieceWhoseDocumentIsGoneAndTheNextRunPutsItRight() throws Exception {
        AdmissionId id = begun();
        vault.pieces().attach(vault.session(), id, LETTER, letter("96349-6"), Optional.empty());
        carry();
        assertEquals(List.of(), broken());
        vault.unlocked().database(Compartment.ADMINISTRATIVE).write(tx -> tx.run(
                "UPDATE adm.admission_piece SET document = ? WHERE admission = ?", UUID.randomUUID(), id.value()));
        assertEquals(List.of("adm.admission_piece (1)"), broken());
        carry();
        assertEquals(List.of(), broken());
        assertEquals(PieceState.MISSING, vault.admissions().open(desk, id).piece(LETTER).state());
    }

    private List<String> broken() {
        return vault.verify(Progress.NONE).stream().filter(each -> each.kind() == Finding.Kind.REFERENCE_BROKEN)
                .map(Finding::subject).toList();
    }

    @Test void everyObstacleAndEveryStandingHasItsWordHere() {
        for (Obstacle each : Obstacle.values()) assertEquals(each.name(), SubmissionReason.valueOf(each.name()).name());
        for (ParcelStanding.State each : ParcelStanding.State.values()) {
            assertEquals(each.name(), SubmissionState.valueOf(each.name()).name());
        }
    }

    @Test void refusesWhatIsNoSecureAddressAndWhatIsNotThere() throws Exception {
        AdmissionId id = begun();
        assertEquals(AdmissionException.Code.NOTHING_TO_SEND, refused(id, SubmissionWish.to(HOSPITAL)));
        assertEquals(AdmissionException.Code.ADDRESS_NOT_VALID, refused(id, SubmissionWish.to("hôpital")));
        assertEquals(AdmissionException.Code.ADDRESS_NOT_SECURE, refused(id, SubmissionWish.to("dupont@example.org")));
        assertEquals(AdmissionException.Code.ADDRESS_NOT_VALID, refused(id, SubmissionWish.to(MailWorld.PATIENT)));
        assertEquals(AdmissionException.Code.PIECE_NOT_THERE, refused(id, new SubmissionWish(HOSPITAL, "",
                Optional.of(Set.of(RIGHTS)), true, "")));
        assertEquals(AddressStanding.NOT_KNOWN, sending().check("nouveau@broceliande.mssante.fr"));
        assertEquals(AddressStanding.PATIENT, sending().check(MailWorld.PATIENT));
        assertEquals(AddressStanding.NOT_SECURE, sending().check("dupont@example.org"));
        practice.pass(Duration.ofSeconds(1));
    }

    private AdmissionException.Code refused(AdmissionId id, SubmissionWish wish) {
        return assertThrows(AdmissionException.class, () -> sending().submit(desk, id, wish)).code();
    }
}
