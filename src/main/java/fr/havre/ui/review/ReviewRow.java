package fr.havre.ui.review;

import fr.havre.documents.DocumentId;
import fr.havre.documents.review.Review;
import fr.havre.patients.Patient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One report that waits, with whom it is about.
 *
 * @param patient empty while nobody has said whose it is
 * @param addressees names of those of this vault that it is for; empty: everybody
 * @param age since it arrived
 */
record ReviewRow(Review review, Optional<Patient> patient, List<String> addressees, Duration age) {
    ReviewRow {
        addressees = List.copyOf(addressees);
    }

    DocumentId id() {
        return review.document().id();
    }

    @Override public String toString() {
        return "ReviewRow[" + id() + "]";
    }
}
