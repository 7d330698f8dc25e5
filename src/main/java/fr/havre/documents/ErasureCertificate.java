package fr.havre.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a document was erased, and how far: erasure is final in steps (vault-format (h)). Holds ids only, so it can be
 * printed and kept.
 *
 * @param done steps that are done
 * @param pending steps that time or another act brings
 */
public record ErasureCertificate(DocumentId document, Instant at, UUID person, List<Step> done, List<Step> pending) {
    /** In the order in which they make the erasure more final. */
    public enum Step {
        /** Row, metadata and text are gone from the program. */
        ROW_DELETED,
        /** The only copy of the content's key in the database is gone: the encrypted bytes cannot be opened by it. */
        KEY_DELETED,
        /** Its words are out of the index's pages. */
        WORDS_REMOVED,
        /** At the next rotation, remnants of old pages on the disk lose their key. */
        KEYS_ROTATED,
        /** The last backup from before is destroyed. */
        OLD_BACKUPS_DESTROYED
    }

    static ErasureCertificate of(DocumentId document, Instant at, UUID person) {
        return new ErasureCertificate(document, at, person, List.of(Step.ROW_DELETED, Step.KEY_DELETED, Step.WORDS_REMOVED),
                List.of(Step.KEYS_ROTATED, Step.OLD_BACKUPS_DESTROYED));
    }

    public ErasureCertificate {
        done = List.copyOf(done);
        pending = List.copyOf(pending);
    }
}
