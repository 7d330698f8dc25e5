package fr.havre.ui.viewer.biology;

import fr.havre.documents.DocumentId;
import fr.havre.documents.cda.CodedResult;
import java.util.List;

/**
 * The results of one report.
 *
 * @param name of the report in words: type, author
 */
public record Report(DocumentId document, String name, List<CodedResult> results) {
    public Report {
        results = List.copyOf(results);
    }

    @Override public String toString() {
        return "Report[" + document + "]";
    }
}
