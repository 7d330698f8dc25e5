package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Transaction;
import java.util.Set;

/** What was noted of a document that went on paper: a document that takes its place went there too. */
public final class PaperTraces implements DocumentTraces {
    /** The table's own trigger does it. */
    @Override public Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document) {
        return Set.of();
    }

    @Override public void united(Transaction tx, DocumentId gone, DocumentId into) {
        if (tx.compartment() != Compartment.CLINICAL) return;
        tx.run("UPDATE clin.paper_sent SET document = ? WHERE document = ?", into.value(), gone.value());
    }
}
