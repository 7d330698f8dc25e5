package fr.havre.record;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import java.util.Optional;

/**
 * One document of a patient's record, as far as known here.
 *
 * @param id names it inside this vault
 * @param uniqueId {@code Identifier.value()}, the same in mail and record
 * @param described the other side's own claims
 * @param refusal a code: why its bytes are not kept
 * @param document where they are kept
 * @param news what a person has not been told yet
 */
public record RecordEntry(long id, PatientId patient, String uniqueId, Status status, Keeping keeping,
        Optional<String> refusal, Optional<DocumentId> document, RemoteDocument described, Optional<News> news) {

    /** What it is in the record. */
    public enum Status { CURRENT, SUPERSEDED, ENTERED_IN_ERROR, UNKNOWN, GONE }

    /** Whether its bytes are here. */
    public enum Keeping {
        /** Known, not asked for. */
        LISTED,
        /** Picked by a person or a rule: being fetched. */
        WANTED,
        KEPT,
        /** Fetched and not kept, because something about it is wrong. */
        REFUSED
    }

    /** What happened to it. */
    public enum News { NEW, REPLACED, HIDDEN, SHOWN, CHANGED, REMOVED }

    @Override public String toString() {
        return "RecordEntry[" + id + " " + status + " " + keeping + "]";
    }
}
