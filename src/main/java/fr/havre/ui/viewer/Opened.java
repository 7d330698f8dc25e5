package fr.havre.ui.viewer;

import fr.havre.documents.DocumentDetails;

/**
 * A document that was opened to be looked at.
 *
 * @param namesAnother whether it speaks of somebody else than the patient it is filed for
 */
record Opened(DocumentDetails details, Content content, boolean namesAnother) {
    void close() {
        content.close();
    }
}
