package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.submission.AdmissionCarrier;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionReason;
import fr.havre.admissions.submission.SubmissionState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionJourneyTest {
    private static final int MOST_ACTIONS = 60;

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    @Test void aScheduledOperationWithNinePiecesIsPreparedByKeyboardInSixtyActions(@TempDir Path place) {
        try (AdmissionJourney journey = new AdmissionJourney(place)) {
            journey.run();
            AdmissionFile file = journey.admission();
            assertEquals("Clinique Saint-Thurial", file.admission().situation().hospital());
            assertEquals(Optional.of("Dr Claire Roussel"), file.piece(PieceKey.of("treating-doctor")).noted());
            assertEquals(MailWorld.CONFIRMS, journey.submissions().getFirst().address(), "the key that opens a field types nothing");
            assertEquals(9, file.pieces().stream().filter(piece -> piece.lacking().isEmpty()
                    && piece.item().need() == ChecklistItem.Need.REQUIRED).count());
            assertTrue(file.complete(), () -> file.blocking() + "\n" + journey.text());
            List<Submission> submissions = journey.submissions();
            assertEquals(1, submissions.size(), journey::text);
            assertEquals(SubmissionState.PREPARED, submissions.getFirst().state());
            assertEquals(7, submissions.getFirst().pieces().size());
            assertEquals(List.of(), journey.waits());
            assertTrue(journey.actions() <= MOST_ACTIONS, () -> "actions: " + journey.actions());
            leavesByItself(journey);
        }
    }

    /** Once somebody who may is there, and the network: all they are asked is whether a mailbox nobody wrote to is right. */
    private static void leavesByItself(AdmissionJourney journey) {
        try (MailWorld world = new MailWorld(() -> NOW)) {
            Desk doctor = journey.doctor(world);
            AdmissionCarrier carrier = doctor.admissionCarrier().orElseThrow();
            carrier.carry(doctor.session());
            assertEquals(Optional.of(SubmissionReason.ADDRESS_UNKNOWN), journey.submissions().getFirst().reason());
            carrier.confirm(doctor.session(), journey.submissions().getFirst().id(),
                    journey.submissions().getFirst().address());
            assertEquals(0, carrier.carry(doctor.session()).stopped(), () -> journey.submissions().toString());
            assertEquals(SubmissionState.QUEUED, journey.submissions().getFirst().state());
            doctor.recordDesk().orElseThrow().sending().runUntilIdle();
            carrier.carry(doctor.session());
            assertTrue(journey.submissions().getFirst().state().left());
            assertEquals(1, world.mail().taken().stream().filter(each -> each.from().equals(MailWorld.CLAIRE)).count());
        }
    }
}
