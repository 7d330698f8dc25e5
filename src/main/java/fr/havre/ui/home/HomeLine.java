package fr.havre.ui.home;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.Review;
import fr.havre.patients.Patient;
import fr.havre.sync.OutboxLine;
import java.util.Optional;

/**
 * One thing of the day that leads somewhere.
 *
 * @param item what waits in the queue
 * @param obstacle why it cannot be sent as it is
 * @param count how many documents it stands for
 * @param review a result that nobody has looked at; with none, a line of that kind stands for the others
 */
record HomeLine(Kind kind, Optional<Patient> patient, Optional<DocumentLine> document, Optional<OutboxLine> item,
        Optional<RuntimeException> obstacle, long count, Optional<Review> review) implements HomeRow {
    /** In the order in which they are shown: what needs somebody first. */
    enum Kind {
        /** Sent, and a person must act. */
        BLOCKED,
        /** Came from elsewhere, and no professional has looked at it. */
        TO_REVIEW,
        /** Of nobody's file yet. */
        UNFILED,
        /** Made or scanned here, and the record does not have it: the duty to feed it. */
        OWED,
        /** In a patient's record, not kept here yet. */
        NEW_IN_RECORD,
        /** Came from elsewhere since this person's last session. */
        ARRIVED
    }

    static HomeLine of(Kind kind, Optional<Patient> patient, DocumentLine document) {
        return new HomeLine(kind, patient, Optional.of(document), Optional.empty(), Optional.empty(), 1, Optional.empty());
    }

    static HomeLine owed(Optional<Patient> patient, DocumentLine document, Optional<RuntimeException> obstacle) {
        return new HomeLine(Kind.OWED, patient, Optional.of(document), Optional.empty(), obstacle, 1, Optional.empty());
    }

    static HomeLine blocked(Optional<Patient> patient, Optional<DocumentLine> document, OutboxLine item) {
        return new HomeLine(Kind.BLOCKED, patient, document, Optional.of(item), Optional.empty(), 1, Optional.empty());
    }

    static HomeLine inRecord(Optional<Patient> patient, long count) {
        return new HomeLine(Kind.NEW_IN_RECORD, patient, Optional.empty(), Optional.empty(), Optional.empty(), count, Optional.empty());
    }

    static HomeLine toReview(Optional<Patient> patient, Review review) {
        return new HomeLine(Kind.TO_REVIEW, patient, Optional.of(review.document()), Optional.empty(), Optional.empty(), 1,
                Optional.of(review));
    }

    /** Those that the list itself shows. */
    static HomeLine moreToReview(long count) {
        return new HomeLine(Kind.TO_REVIEW, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), count,
                Optional.empty());
    }

    @Override public String toString() {
        return "HomeLine[" + kind + "]";
    }
}
