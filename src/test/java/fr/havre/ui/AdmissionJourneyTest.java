package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.ChecklistItem;
import fr.havre.admissions.submission.Submission;
import fr.havre.admissions.submission.SubmissionState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionJourneyTest {
    private static final int MOST_ACTIONS = 60;

    @Test void aScheduledOperationWithNinePiecesIsPreparedByKeyboardInSixtyActions(@TempDir Path place) {
        try (AdmissionJourney journey = new AdmissionJourney(place)) {
            journey.run();
            AdmissionFile file = journey.admission();
            assertEquals(9, file.pieces().stream().filter(piece -> piece.lacking().isEmpty()
                    && piece.item().need() == ChecklistItem.Need.REQUIRED).count());
            assertTrue(file.complete(), () -> file.blocking() + "\n" + journey.text());
            List<Submission> submissions = journey.submissions();
            assertEquals(1, submissions.size(), journey::text);
            assertEquals(SubmissionState.PREPARED, submissions.getFirst().state());
            assertEquals(7, submissions.getFirst().pieces().size());
            assertEquals(List.of(), journey.waits());
            assertTrue(journey.actions() <= MOST_ACTIONS, () -> "actions: " + journey.actions());
        }
    }
}
