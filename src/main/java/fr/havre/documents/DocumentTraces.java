package fr.havre.documents;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * What another feature keeps about a document, beside its own rows here: what was frozen to be sent, who has looked at it.
 * Erased with the document, in its transaction.
 *
 * <p>Threads: that of the transaction; milliseconds, never the network.
 */
@FunctionalInterface
public interface DocumentTraces {
    /**
     * Removes everything of {@code document} in the compartment of {@code tx}; what waited to be sent is cancelled. Called
     * before the document's own rows go.
     *
     * @return steps to be said on the certificate, those it cannot do included; empty if there was nothing
     * @throws RuntimeException a refusal with its own sentence: nothing is erased then
     */
    Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document);

    /** A new document was kept, and linked to its other versions; in its transaction. */
    default void kept(Transaction tx, DocumentId document, PreparedDocument prepared) { }

    /** A person has said what it is: its type, its date. */
    default void described(Transaction tx, DocumentId document, DocumentMetadata said) { }

    /**
     * An equal document of that patient takes its place: what points to {@code gone} points to {@code into} from now on. What
     * still stands about it afterwards is erased with it ({@link #erase}).
     */
    default void united(Transaction tx, DocumentId gone, DocumentId into) { }

    /** It was in {@code from}'s file, or nobody's, and is now in another's, or nobody's; linked to its other versions. */
    default void moved(Transaction tx, DocumentId document, Optional<PatientId> from) { }
}
