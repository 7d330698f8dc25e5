package fr.havre.documents.review;

import fr.havre.documents.DocumentLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that is to be looked at, or was.
 *
 * @param abnormal how many results are
 * @param findings the first abnormal results, those that cannot wait first
 * @param addressees who of this vault it is for; empty: everybody
 * @param since when it arrived
 */
public record Review(DocumentLine document, Severity severity, int abnormal, List<Finding> findings, List<UUID> addressees,
        Instant since, Optional<Seen> seen) {
    public Review {
        findings = List.copyOf(findings);
        addressees = List.copyOf(addressees);
    }

    @Override public String toString() {
        return "Review[" + document.id() + " " + severity + "]";
    }
}
