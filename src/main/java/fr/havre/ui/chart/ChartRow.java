package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.search.Snippet;
import java.time.LocalDate;
import java.util.Optional;

/** A row of the timeline. */
sealed interface ChartRow {
    /**
     * Stands over what follows.
     *
     * @param from first day of an episode; of a month any day; empty for documents without a date
     * @param to last day of an episode; empty for a month or a year
     * @param wholeYear the documents say no month
     */
    record Heading(Optional<LocalDate> from, Optional<LocalDate> to, boolean wholeYear,
            int documents) implements ChartRow { }

    /** A document; {@code phrase}: where the words that are searched stand in it. */
    record Shown(ChartDocument document, Optional<Snippet> phrase, boolean open) implements ChartRow {
        @Override public Optional<DocumentLine> shown() {
            return Optional.of(document.line());
        }
    }

    /** A replaced version, under the newest. */
    record Older(DocumentLine line, ChartDocument newest) implements ChartRow {
        @Override public Optional<DocumentLine> shown() {
            return Optional.of(line);
        }
    }

    /** The document this row is; none for a heading. */
    default Optional<DocumentLine> shown() {
        return Optional.empty();
    }

    default boolean is(DocumentId document) {
        return shown().filter(line -> line.id().equals(document)).isPresent();
    }
}
