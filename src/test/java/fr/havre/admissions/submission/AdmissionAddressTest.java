package fr.havre.admissions.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.MailWorld;
import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionId;
import fr.havre.sending.Obstacle;
import fr.havre.sending.ParcelStanding;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where it may go, and what comes back from there. */
class AdmissionAddressTest extends AdmissionPost {
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

    @Test void aYesIsForTheAddressThatWasShown() throws Exception {
        Submission shown = sending().submit(desk, withIdentity(), SubmissionWish.to("vue@broceliande.mssante.fr"));
        carry();
        administrative("UPDATE adm.submission SET address = 'autre@broceliande.mssante.fr' WHERE id = ?", shown);
        AdmissionException refused = assertThrows(AdmissionException.class,
                () -> carrier().confirm(vault.session(), shown.id(), shown.address()));
        assertEquals(AdmissionException.Code.CHANGED_MEANWHILE, refused.code());
        assertEquals(0, carry().queued());
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

    @Test void somebodysAnswerSaysThatTheyHaveIt() throws Exception {
        Submission submission = confirmed("nathalie.kermarrec@broceliande.mssante.fr");
        practice.send();
        String sent = practice.world().mail().taken().getFirst().id();
        byte[] answer = new String(MailWorld.plain("<reponse-" + made() + "@broceliande.mssante.fr>", MailWorld.KEEPS, MailWorld.CLAIRE,
                "Re: Dossier", "Bien recu."), java.nio.charset.StandardCharsets.UTF_8).replaceFirst("Subject:", "In-Reply-To: " + sent
                + "\r\nReferences: " + sent + "\r\nSubject:").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        practice.world().mail().put(MailWorld.CLAIRE, answer);
        practice.fetch();
        carry();
        assertEquals(SubmissionState.RECEIVED, now(submission).state());
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

    @Test void everyObstacleAndEveryStandingHasItsWordHere() {
        for (Obstacle each : Obstacle.values()) assertEquals(each.name(), SubmissionReason.valueOf(each.name()).name());
        for (ParcelStanding.State each : ParcelStanding.State.values()) {
            assertEquals(each.name(), SubmissionState.valueOf(each.name()).name());
        }
    }
}
