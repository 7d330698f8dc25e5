package fr.havre.documents.cda;

import fr.havre.documents.Identifier;
import java.util.List;

/**
 * What decides who looks at a report, and how soon.
 *
 * @param orderedBy professionals who asked for the examination (participant REF)
 * @param recipients whom the report is addressed to (informationRecipient)
 * @param results coded results of biology, in the order of the document
 */
public record CdaReport(List<Identifier> orderedBy, List<Identifier> recipients, List<CodedResult> results) {
    public CdaReport {
        orderedBy = List.copyOf(orderedBy);
        recipients = List.copyOf(recipients);
        results = List.copyOf(results);
    }

    @Override public String toString() {
        return "CdaReport[" + results.size() + " results]";
    }
}
