package fr.havre.documents.pdf;

import fr.havre.documents.Warning;
import java.util.Set;

/** A PDF as read: its words, one line a line, at most as many as were asked for. */
public record PdfDocument(int pages, String text, Set<Warning> warnings) {
    public PdfDocument {
        warnings = Set.copyOf(warnings);
    }

    @Override public String toString() {
        return "PdfDocument[" + pages + " pages, " + warnings + "]";
    }
}
