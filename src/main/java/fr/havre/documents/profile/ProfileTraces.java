package fr.havre.documents.profile;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate.Step;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileSources;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * Lines that stand on a document: those of a document that was another person's are called a mistake; those that nobody had
 * accepted go with the document that is erased.
 */
public final class ProfileTraces implements DocumentTraces {
    private final ProfileSources sources = new ProfileSources();

    @Override public void moved(Transaction tx, DocumentId document, Optional<PatientId> from) {
        if (tx.compartment() == Compartment.CLINICAL && from.isPresent()) sources.wasOfAnother(tx, document.value());
    }

    @Override public Set<Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() == Compartment.CLINICAL) sources.erased(tx, document.value());
        return Set.of();
    }
}
