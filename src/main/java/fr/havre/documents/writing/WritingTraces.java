package fr.havre.documents.writing;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;

/** The words that a signed document was made of go with it, their history too. */
public final class WritingTraces implements DocumentTraces {
    @Override public Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() != Compartment.CLINICAL) return Set.of();
        WritingRepository.ofDocument(tx, document).forEach(each -> WritingRepository.delete(tx, each));
        tx.run("UPDATE clin.writing SET replaces = NULL WHERE replaces = ?", document.value());
        return Set.of();
    }

    /** It was about somebody else: its words are too. */
    @Override public void moved(Transaction tx, DocumentId document, Optional<PatientId> from) {
        if (tx.compartment() != Compartment.CLINICAL) return;
        tx.run("""
                UPDATE clin.writing SET patient = (SELECT d.patient FROM clin.document d WHERE d.id = clin.writing.document)
                 WHERE document = ? AND EXISTS (SELECT 1 FROM clin.document d WHERE d.id = ? AND d.patient IS NOT NULL)""",
                document.value(), document.value());
    }
}
