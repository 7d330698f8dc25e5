package fr.havre.documents;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was recognised in a document's bytes.
 *
 * @param metadata what it says of itself; {@link DocumentMetadata#NONE} for formats that say nothing
 * @param text all words to search, of embedded PDFs too, at most {@link Recognition#MAX_TEXT_CHARS} characters
 * @param pages of a PDF, a TIFF, an image
 * @param contained the documents of an XDM archive, the PDFs and pictures inside a CDA
 */
public record Recognised(DocumentFormat format, DocumentMetadata metadata, String text, OptionalInt pages,
        Set<Warning> warnings, List<ContainedDocument> contained) {
    public Recognised {
        warnings = Set.copyOf(warnings);
        contained = List.copyOf(contained);
    }

    @Override public String toString() {
        return "Recognised[" + format + ", " + warnings + "]";
    }
}
