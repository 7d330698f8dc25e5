package fr.havre.documents.writing;

import fr.havre.documents.DocumentId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A text that is written here, and where it stands.
 *
 * @param version counts every change from 1
 * @param reason why it was sent back
 * @param startedBy who began it
 * @param givenBy who gave it to sign
 * @param document what it became when it was signed
 */
public record Writing(WritingId id, int version, Written written, WritingState state, Optional<String> reason, UUID startedBy,
        UUID changedBy, Instant changedAt, Optional<UUID> givenBy, Optional<Instant> givenAt, Optional<UUID> signedBy,
        Optional<Instant> signedAt, Optional<DocumentId> document) {

    /** Who prepared it: who gave it to sign, else who changed it last. */
    public UUID preparedBy() {
        return givenBy.orElse(changedBy);
    }

    @Override public String toString() {
        return "Writing[" + id + " v" + version + " " + state + "]";
    }
}
