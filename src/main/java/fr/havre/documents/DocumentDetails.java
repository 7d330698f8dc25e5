package fr.havre.documents;

import java.util.List;

/**
 * All that is known of a document but its bytes.
 *
 * @param text what is searched
 * @param versions every version of it, newest first, itself included
 */
public record DocumentDetails(DocumentLine line, DocumentMetadata metadata, List<Origin> origins, List<DocumentLine> versions,
        String text) {
    public DocumentDetails {
        origins = List.copyOf(origins);
        versions = List.copyOf(versions);
    }

    @Override public String toString() {
        return "DocumentDetails[" + line.id() + "]";
    }
}
