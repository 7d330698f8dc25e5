package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.Role;
import fr.havre.admissions.Admission;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionPieces.Filing;
import fr.havre.admissions.PieceState;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Pdfs;
import fr.havre.documents.ScanTray;
import fr.havre.messaging.ReceivedMail;
import fr.havre.patients.PartialDate;
import fr.havre.xdmcheck.XdmChecker;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What leaves, once, and what the hospital and the front desk see of it. */
class AdmissionCarrierTest extends AdmissionPost {
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

    @Test void aScanOfTheFrontDeskLeavesOnceAProfessionalHasFiledIt() throws Exception {
        knowHospital();
        AdmissionId id = begun();
        vault.pieces().file(desk, id, ANAESTHESIA, DocumentSource.of(Pdfs.of("ASA 2 " + made())), "cr.pdf", Filing.PLAIN);
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

    @Test void anotherHospitalThatHasItIsNamedAndToldWhenSomebodySaysSo() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        Submission second = sending().submit(desk, id, SubmissionWish.to("bureau@broceliande.mssante.fr"));
        assertEquals(Optional.empty(), second.replaces());
        assertEquals(List.of(second.id(), first.id()), sending().standing(desk, id).stream().map(Submission::id).toList());
        assertEquals(2, sending().standing(desk).get(id).size(), "on the board");
        Submission off = sending().callOff(desk, first.id());
        assertEquals(off.id(), sending().callOff(desk, first.id()).id(), "once");
        assertTrue(off.callsOff());
        practice.world().mail().forgetTaken();
        assertEquals(1, carry().queued(), "the second waits for a yes to its address");
        practice.send();
        ReceivedMail told = taken().getFirst();
        assertTrue(told.subject().startsWith("Annulation du dossier d’admission du 20/12/2026"), told.subject());
        assertTrue(told.text().contains("ne tenez plus compte") && told.attachments().isEmpty(), told.text());
        assertEquals(SubmissionState.REPLACED, now(first).state());
        assertEquals(List.of(second.id()), sending().standing(desk, id).stream().map(Submission::id).toList());
        assertEquals(second.id(), sending().latest(desk).get(id).id());
        assertEquals(Optional.empty(), sending().submit(desk, id, SubmissionWish.to(HOSPITAL)).replaces(), "a new one, not a replacement");
    }

    @Test void aCallOffThatCameBackIsSaidAgainAndTheHospitalStillCountsMeanwhile() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        Submission off = sending().callOff(desk, first.id());
        carry();
        practice.send();
        assertEquals(List.of(), sending().standing(desk, id));
        administrative("UPDATE adm.submission SET state = 'REFUSED' WHERE id = ?", off);
        assertEquals(List.of(first.id()), sending().standing(desk, id).stream().map(Submission::id).toList());
        assertEquals(off.id(), sending().callOffsToCome(desk).get(id).id(), "on the board");
        Submission instead = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        assertEquals(Optional.of(first.id()), instead.replaces(), "it takes the place of what is there");
        sending().withdraw(desk, instead.id());
        Submission again = sending().callOff(desk, first.id());
        assertEquals(again.id(), sending().callOffsToCome(desk).get(id).id());
        assertTrue(again.callsOff() && !again.id().equals(off.id()));
        practice.world().mail().forgetTaken();
        assertEquals(1, carry().queued());
        practice.send();
        assertEquals(1, taken().size());
        assertEquals(List.of(), sending().standing(desk, id));
        assertEquals(Map.of(), sending().callOffsToCome(desk));
    }

    @Test void oneThatGoesElsewhereInsteadCallsOffWhatStillCountsInTheSameMoment() throws Exception {
        knowHospital();
        AdmissionId id = withIdentity();
        Submission first = sending().submit(desk, id, SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        Submission back = sending().submit(desk, id, SubmissionWish.to("bureau@broceliande.mssante.fr"));
        administrative("UPDATE adm.submission SET state = 'REFUSED' WHERE id = ?", back);
        SubmissionWish other = SubmissionWish.to("bureau@hublot.mssante.fr");
        Submission third = sending().submit(desk, id, other, List.of(back.id(), first.id()));
        List<Submission> off = sending().of(desk, id).stream().filter(Submission::callsOff).toList();
        assertEquals(List.of(Optional.of(first.id())), off.stream().map(Submission::replaces).toList(), "the other one came back");
        assertEquals(List.of(third.id()), sending().standing(desk, id).stream().map(Submission::id)
                .filter(each -> !each.equals(first.id())).toList());
        int before = sending().of(desk, id).size();
        SubmissionId nowhere = new SubmissionId(java.util.UUID.randomUUID());
        assertThrows(AdmissionException.class, () -> sending().submit(desk, id, other, List.of(nowhere)));
        assertEquals(before, sending().of(desk, id).size(), "both or neither");
    }

    @Test void whatNeverLeftIsCalledOffWithoutAWordToAnybody() throws Exception {
        knowHospital();
        Submission waiting = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        assertEquals(SubmissionState.WITHDRAWN, sending().callOff(desk, waiting.id()).state());
        Submission queued = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        carry();
        vault.admissions().become(desk, queued.admission(), Admission.State.CANCELLED);
        Submission off = sending().callOff(desk, queued.id());
        assertEquals(0, carry().queued());
        practice.send();
        assertEquals(List.of(), taken());
        assertEquals(SubmissionState.WITHDRAWN, now(off).state());
        assertEquals(AdmissionException.Code.NOT_THERE, assertThrows(AdmissionException.class,
                () -> sending().callOff(desk, waiting.id())).code());
    }

    @Test void anAdmissionThatWasGivenUpIsCalledOffToo() throws Exception {
        knowHospital();
        Submission sent = sending().submit(desk, withIdentity(), SubmissionWish.to(HOSPITAL));
        carry();
        practice.send();
        vault.admissions().become(desk, sent.admission(), Admission.State.CANCELLED);
        sending().callOff(desk, sent.id());
        practice.world().mail().forgetTaken();
        assertEquals(1, carry().queued());
        practice.send();
        assertEquals(1, taken().size());
    }
}
