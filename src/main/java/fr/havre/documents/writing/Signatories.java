package fr.havre.documents.writing;

import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.UUID;

/** The people of the practice, as letters name them. */
public interface Signatories {
    /** Somebody who may sign. */
    record Candidate(UUID person, String name) {
        @Override public String toString() {
            return "Candidate[" + person + "]";
        }
    }

    /** Never fails: what nobody has described is missing in the answer, but for a name. */
    Signatory of(Transaction clinical, UUID person);

    /** Everybody who may sign now. */
    List<Candidate> candidates();
}
