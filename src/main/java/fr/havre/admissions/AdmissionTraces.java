package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * A document that is erased, or that goes to somebody else's file, is no piece of an admission any more: the piece is missing
 * again, a signature on it is not given. Of a clinical document this is done just after, in the other compartment; what a crash
 * leaves undone then is done by the next {@link AdmissionUpkeep#run}.
 */
public final class AdmissionTraces implements DocumentTraces {
    private static final System.Logger LOG = System.getLogger(AdmissionTraces.class.getName());

    private final Optional<Database> administrative;

    /** Where no clinical document is open. */
    public AdmissionTraces() {
        administrative = Optional.empty();
    }

    /** For a session that holds the clinical key. */
    public AdmissionTraces(Database administrative) {
        this.administrative = Optional.of(administrative);
    }

    @Override public Set<ErasureCertificate.Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() == Compartment.CLINICAL) after(tx);
        else gone(tx, document);
        return Set.of();
    }

    @Override public void moved(Transaction tx, DocumentId document, Optional<PatientId> from) {
        if (tx.compartment() == Compartment.CLINICAL) after(tx);
        else if (from.isPresent()) gone(tx, document);
    }

    private static void gone(Transaction tx, DocumentId document) {
        tx.run("""
                UPDATE adm.admission_piece
                   SET document = NULL, compartment = NULL, received_at = NULL, valid_until = NULL, changed_at = ?
                 WHERE document = ?""", tx.now(), document.value());
        tx.run("DELETE FROM adm.admission_signature WHERE document = ?", document.value());
    }

    private void after(Transaction tx) {
        administrative.ifPresent(database -> tx.afterCommit(() -> follow(database)));
    }

    /** The document is gone all the same. */
    private static void follow(Database database) {
        try {
            AdmissionUpkeep.run(database);
        } catch (VaultException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "pieces of admissions not followed: {0}", e.getClass().getName());
        }
    }
}
