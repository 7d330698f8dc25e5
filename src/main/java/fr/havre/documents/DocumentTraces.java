package fr.havre.documents;

import fr.havre.vault.db.Transaction;
import java.util.Set;

/**
 * What another feature keeps about a document, beside its own rows here: what was frozen to be sent, for instance. Erased
 * with the document, in its transaction.
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
}
