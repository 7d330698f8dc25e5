package fr.havre.documents.cda;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Warning;
import java.util.List;
import java.util.Set;

/**
 * A CDA as read.
 *
 * @param narrative every word of titles and texts of the sections, one block a line
 * @param embedded files inside it, in their order: the PDF of level 1, media of level 3
 * @param levelOne true if the body is one file, not sections
 */
public record CdaDocument(DocumentMetadata metadata, String narrative, List<ContainedDocument> embedded,
        boolean levelOne,
        Set<Warning> warnings) {
    public CdaDocument {
        embedded = List.copyOf(embedded);
        warnings = Set.copyOf(warnings);
    }

    @Override public String toString() {
        return "CdaDocument[" + metadata + ", " + embedded.size() + " embedded]";
    }
}
