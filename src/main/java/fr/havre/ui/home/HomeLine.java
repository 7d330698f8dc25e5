package fr.havre.ui.home;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.Review;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Patient;
import fr.havre.sync.OutboxLine;
import java.util.Optional;

/**
 * One thing of the day that leads somewhere.
 *
 * @param item what waits in the queue
 * @param obstacle why it cannot be sent as it is
 * @param count how many documents or messages it stands for
 * @param review a result that nobody has looked at; with none, a line of that kind stands for the others
 * @param message written here, that did not arrive or was not read
 */
record HomeLine(Kind kind, Optional<Patient> patient, Optional<DocumentLine> document, Optional<OutboxLine> item,
        Optional<RuntimeException> obstacle, long count, Optional<Review> review,
        Optional<Followed> message) implements HomeRow {
    /** In the order in which they are shown: what needs somebody first. */
    enum Kind {
        /** Sent, and a person must act. */
        BLOCKED,
        /** Came from elsewhere, and no professional has looked at it. */
        TO_REVIEW,
        /** A message that did not arrive, or of which nobody knows whether it did. */
        MESSAGE,
        /** Messages of which a person says whose they are. */
        TO_SORT,
        /** Of nobody's file yet. */
        UNFILED,
        /** A message that nobody has read by the day that was set. */
        REMINDER,
        /** Made or scanned here, and the record does not have it: the duty to feed it. */
        OWED,
        /** In a patient's record, not kept here yet. */
        NEW_IN_RECORD,
        /** Came from elsewhere since this person's last session. */
        ARRIVED
    }

    static HomeLine of(Kind kind, Optional<Patient> patient, DocumentLine document) {
        return new HomeLine(kind, patient, Optional.of(document), Optional.empty(), Optional.empty(), 1, Optional.empty(), Optional.empty());
    }

    static HomeLine owed(Optional<Patient> patient, DocumentLine document, Optional<RuntimeException> obstacle) {
        return new HomeLine(Kind.OWED, patient, Optional.of(document), Optional.empty(), obstacle, 1, Optional.empty(), Optional.empty());
    }

    static HomeLine blocked(Optional<Patient> patient, Optional<DocumentLine> document, OutboxLine item) {
        return new HomeLine(Kind.BLOCKED, patient, document, Optional.of(item), Optional.empty(), 1, Optional.empty(), Optional.empty());
    }

    static HomeLine inRecord(Optional<Patient> patient, long count) {
        return new HomeLine(Kind.NEW_IN_RECORD, patient, Optional.empty(), Optional.empty(), Optional.empty(), count, Optional.empty(),
                Optional.empty());
    }

    static HomeLine toReview(Optional<Patient> patient, Review review) {
        return new HomeLine(Kind.TO_REVIEW, patient, Optional.of(review.document()), Optional.empty(), Optional.empty(), 1,
                Optional.of(review), Optional.empty());
    }

    /** Those that the list itself shows. */
    static HomeLine moreToReview(long count) {
        return new HomeLine(Kind.TO_REVIEW, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), count,
                Optional.empty(), Optional.empty());
    }

    static HomeLine message(Kind kind, Optional<Patient> patient, Followed message) {
        return new HomeLine(kind, patient, Optional.empty(), Optional.empty(), Optional.empty(), 1, Optional.empty(),
                Optional.of(message));
    }

    static HomeLine toSort(long count) {
        return new HomeLine(Kind.TO_SORT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), count,
                Optional.empty(), Optional.empty());
    }

    @Override public String toString() {
        return "HomeLine[" + kind + "]";
    }
}
