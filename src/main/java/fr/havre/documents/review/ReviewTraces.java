package fr.havre.documents.review;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentTraces;
import fr.havre.documents.ErasureCertificate.Step;
import fr.havre.documents.Origin;
import fr.havre.documents.PreparedDocument;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.Set;

/** Notes, with each document that is kept, that it has to be looked at; forgets with each that is erased. */
public final class ReviewTraces implements DocumentTraces {
    private final ReviewRepository repository = new ReviewRepository();

    @Override public void kept(Transaction tx, DocumentId document, PreparedDocument prepared) {
        if (tx.compartment() != Compartment.CLINICAL || prepared.origin().kind() == Origin.Kind.WRITTEN_HERE) return;
        if (!repository.isDue(tx, document, prepared.metadata(), tx.now())) return;
        repository.insert(tx, document, tx.now(), prepared.report());
    }

    /** What a person says is a report becomes one; whatever they say, what waits goes on waiting. */
    @Override public void described(Transaction tx, DocumentId document, DocumentMetadata said) {
        if (tx.compartment() == Compartment.CLINICAL && Report.isReport(said)) repository.wait(tx, document);
    }

    /** Looked at as somebody else's, it has to be looked at again; filed only now, it may replace a report. */
    @Override public void moved(Transaction tx, DocumentId document, Optional<PatientId> from) {
        if (tx.compartment() != Compartment.CLINICAL) return;
        if (from.isPresent()) repository.unseen(tx, document);
        if (repository.replacesReport(tx, document)) repository.wait(tx, document);
    }

    @Override public Set<Step> erase(Transaction tx, DocumentId document) {
        if (tx.compartment() == Compartment.CLINICAL) repository.delete(tx, document);
        return Set.of();
    }
}
