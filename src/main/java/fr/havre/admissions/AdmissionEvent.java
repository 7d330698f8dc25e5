package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One line of an admission's history. */
public record AdmissionEvent(Instant at, UUID person, What what, Optional<PieceKey> piece, Optional<DocumentId> document) {
    /** What was done. */
    public enum What {
        CREATED, CHANGED, DONE, CANCELLED, REOPENED, ASKED, RECEIVED, FILED, NOT_NEEDED, MISSING_AGAIN,
        SIGNED, SIGNATURE_REMOVED,
        /** Prepared to be sent to the hospital. */
        SUBMITTED,
        WITHDRAWN,
        /** Left for the hospital: in the queue of a session that may send. */
        SENT,
        GIVEN_ON_PAPER
    }
}
