package fr.havre.ui.viewer;

import fr.havre.documents.DocumentDetails;

/** A document that was opened to be looked at. */
record Opened(DocumentDetails details, Content content) {
    void close() {
        content.close();
    }
}
