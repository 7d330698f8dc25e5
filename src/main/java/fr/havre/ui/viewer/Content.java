package fr.havre.ui.viewer;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentPages;
import fr.havre.documents.Picture;
import fr.havre.documents.cda.CdaContent;
import fr.havre.ui.viewer.cda.Block;
import java.util.List;
import java.util.Map;

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

    /**
     * A CDA.
     *
     * @param blocks its narrative; empty for level 1
     * @param pictures by the ID the narrative has for them
     * @param pdfs the PDFs inside it by their ID, in their order
     * @param pdfFirst whether the first of them is the document itself, or a copy of it
     */
    record Structured(CdaContent cda, List<Block> blocks, Map<String, Picture> pictures, Map<String, ContainedDocument> pdfs,
            boolean pdfFirst) implements Content {
        @Override public String toString() {
            return "Structured[" + blocks.size() + "]";
        }
    }

    /** Nothing that can be looked at: an archive, whose documents stand beside it. */
    record Archive() implements Content { }

    /** What it holds open. */
    default void close() {
        if (this instanceof Paged paged) paged.pages().close();
    }
}
