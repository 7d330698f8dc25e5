package fr.havre.documents;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
        /** What waited to leave is cancelled, with what was frozen for it. */
        SENDING_CANCELLED(true),
        /** Row, metadata and text are gone from the program. */
        ROW_DELETED(true),
        /** The only copy of the content's key in the database is gone: the encrypted bytes cannot be opened by it. */
        KEY_DELETED(true),
        /** Its words are out of the index's pages. */
        WORDS_REMOVED(true),
        /** At the next rotation, remnants of old pages on the disk lose their key. */
        KEYS_ROTATED(false),
        /** The last backup from before is destroyed. */
        OLD_BACKUPS_DESTROYED(false),
        /** The national record has it, as far as known: erasing here does not reach it. */
        AT_RECORD(false),
        /** It was sent and nobody could say whether it arrived at the national record. */
        MAYBE_AT_RECORD(false);

        private final boolean byThisAct;

        Step(boolean byThisAct) {
            this.byThisAct = byThisAct;
        }
    }

    private static final Set<Step> ALWAYS = Set.of(Step.ROW_DELETED, Step.KEY_DELETED, Step.WORDS_REMOVED, Step.KEYS_ROTATED,
            Step.OLD_BACKUPS_DESTROYED);

    /** @param more what else was to be done for this document */
    static ErasureCertificate of(DocumentId document, Instant at, UUID person, Set<Step> more) {
        Set<Step> steps = EnumSet.copyOf(ALWAYS);
        steps.addAll(more);
        return new ErasureCertificate(document, at, person, steps.stream().filter(step -> step.byThisAct).toList(),
                steps.stream().filter(step -> !step.byThisAct).toList());
    }

    public ErasureCertificate {
        done = List.copyOf(done);
        pending = List.copyOf(pending);
    }
}
