package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.Seen;
import fr.havre.record.RecordStanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the timeline: a document, its twin in another format, the versions it replaced.
 *
 * @param twins the same content in another format, of the same date and author
 * @param older versions this one takes the place of, newest first
 * @param standing where it, or its twin, stands towards the record; empty if never sent nor received
 * @param arrived since this person last opened the chart
 * @param review whether a professional has looked at it, and who; empty for what is not to be looked at
 */
record ChartDocument(DocumentLine line, List<DocumentLine> twins, List<DocumentLine> older,
        Optional<RecordStanding> standing, boolean arrived, Optional<Reviewed> review) {
    /** Looked at, by whom; nobody yet: empty. */
    record Reviewed(DocumentId document, Optional<Seen> seen, String by) { }

    ChartDocument {
        twins = List.copyOf(twins);
        older = List.copyOf(older);
    }

    /** Whether this line stands for the document: as itself, as a twin or as an older version. */
    boolean holds(DocumentId document) {
        return all().anyMatch(each -> each.id().equals(document));
    }

    Stream<DocumentLine> all() {
        return Stream.concat(Stream.of(line), Stream.concat(twins.stream(), older.stream()));
    }

    ChartDocument standing(Optional<RecordStanding> now) {
        return new ChartDocument(line, twins, older, now, arrived, review);
    }

    /** The same, once it is known who has looked at which document; a twin that waits comes first. */
    ChartDocument reviewed(Map<DocumentId, Reviewed> known) {
        List<DocumentLine> both = Stream.concat(Stream.of(line), twins.stream()).filter(each -> known.containsKey(each.id())).toList();
        Optional<DocumentLine> waits = both.stream().filter(each -> known.get(each.id()).seen().isEmpty()).findFirst();
        return new ChartDocument(line, twins, older, standing, arrived,
                waits.or(() -> both.stream().findFirst()).map(each -> known.get(each.id())));
    }

    @Override public String toString() {
        return "ChartDocument[" + line.id() + "]";
    }
}
