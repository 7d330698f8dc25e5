package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.PieceState;
import fr.havre.documents.DocumentId;
import fr.havre.sending.Parcels;
import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is damaged, interrupted, or written by another tool: it stops itself only, and nothing leaves twice. */
class AdmissionCarrierTroubleTest extends AdmissionPost {
    /** What ends a program between two steps. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
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

    @Test void aRowThatCannotBeReadStopsItselfOnly() throws Exception {
        knowHospital();
        Submission unreadable = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        Submission moving = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        carry();
        Submission sound = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        administrative("UPDATE adm.submission_piece SET piece = '?' WHERE submission = ?", unreadable);
        administrative("UPDATE adm.submission SET state = 'PREPARED', sent_by = NULL WHERE id = ?", unreadable);
        administrative("UPDATE adm.submission_piece SET piece = '?' WHERE submission = ?", moving);
        assertEquals(new AdmissionCarrier.Carried(1, 0, 1), carry());
        assertEquals(SubmissionState.QUEUED, now(sound).state());
        assertTrue(sending().latest(desk).containsKey(sound.admission()), "the board shows the others");
        administrative("UPDATE adm.submission_piece SET piece = 'identity' WHERE submission = ?", unreadable);
        administrative("UPDATE adm.submission_piece SET piece = 'identity' WHERE submission = ?", moving);
        administrative("UPDATE adm.submission SET state = 'WITHDRAWN' WHERE id = ?", unreadable);
        practice.send();
    }
}
