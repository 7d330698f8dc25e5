package fr.havre.documents;

import fr.havre.documents.search.Folding;
import java.util.Locale;

/**
 * What rows and index will hold of a document's words: made ahead of the transaction that files it, since one thread files
 * and others have time.
 */
final class PreparedRows {
    private final String title;
    private final String text;
    private final String folded;
    private final byte[] deflated;
    private final String metadata;

    /** @param words of the document itself */
    PreparedRows(DocumentMetadata said, String words) {
        String type = said.type().map(CodedValue::code).orElse("");
        this.title = title(said, type);
        this.text = heading(title, type, said.author().displayName()) + words;
        this.folded = Folding.joined(text);
        this.deflated = Deflated.of(text);
        this.metadata = MetadataJson.write(said);
    }

    static String title(DocumentMetadata said, String type) {
        if (!said.title().isBlank()) return said.title().strip();
        return type.isEmpty() ? "" : CodeLists.official().label(CodeList.TYPE, type, Locale.FRENCH);
    }

    /** What is searched before the document's own words. */
    static String heading(String title, String type, String author) {
        String label = type.isEmpty() ? "" : CodeLists.official().label(CodeList.TYPE, type, Locale.FRENCH);
        return (title.equals(label) ? label : title + "\n" + label) + "\n" + author + "\n";
    }

    String title() {
        return title;
    }

    /** Title and words. Kept as it is: what is taken out of the index later must be what went in. */
    String text() {
        return text;
    }

    /** As {@link Folding#joined} has them. */
    String folded() {
        return folded;
    }

    /** The caller leaves it alone. */
    byte[] deflated() {
        return deflated;
    }

    /** JSON. */
    String metadata() {
        return metadata;
    }
}
