package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;

/** What of a document is looked at. */
sealed interface Content {
    /** Pages of a PDF or of a picture. */
    record Paged(DocumentPages pages) implements Content { }

    /**
     * Plain words.
     *
     * @param cut whether there is more than is shown
     */
    record Words(String text, boolean cut) implements Content {
        @Override public String toString() {
            return "Words[" + text.length() + "]";
        }
    }

    /** Nothing that can be looked at: an archive, whose documents stand beside it. */
    record Archive() implements Content { }

    /** What it holds open. */
    default void close() {
        if (this instanceof Paged paged) paged.pages().close();
    }
}
