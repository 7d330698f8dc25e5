package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One line of an admission's history. */
public record AdmissionEvent(Instant at, UUID person, What what, Optional<PieceKey> piece, Optional<DocumentId> document) {
    /** What was done. */
    public enum What {
        CREATED, CHANGED, DONE, CANCELLED, REOPENED, ASKED, RECEIVED, FILED, NOT_NEEDED, MISSING_AGAIN
    }
}
