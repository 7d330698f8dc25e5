package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Transaction;
import java.util.Set;

/** A document that is erased is no piece of an admission any more: the piece is missing again. */
public final class AdmissionTraces implements DocumentTraces {
    @Override public Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() == Compartment.ADMINISTRATIVE) {
            tx.run("""
                    UPDATE adm.admission_piece
                       SET document = NULL, compartment = NULL, received_at = NULL, valid_until = NULL, changed_at = ?
                     WHERE document = ?""", tx.now(), document.value());
        }
        return Set.of();
    }
}
