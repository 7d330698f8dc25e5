package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.sync.Conflict;
import java.util.Optional;
import java.util.Set;

/**
 * A document that is one thing here and another in the record, with both sides as far as they are known.
 *
 * @param ours the document kept here
 * @param theirs what the record has in its place; empty if it has not been seen: look at the record first
 * @param theirsHere theirs, where its bytes are kept here too
 * @param choices what a person can decide now; empty if it is decided
 */
public record DocumentConflict(Conflict conflict, DocumentId ours, Optional<RecordEntry> theirs,
        Optional<DocumentId> theirsHere, Set<Conflict.Choice> choices) {
    public DocumentConflict {
        choices = Set.copyOf(choices);
    }
}
