package fr.havre.documents.search;

import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The partitions while one transaction changes them: asked for once, counted once, written many documents at a time. */
final class PartsInUse {
    private static final int WRITTEN_AT_ONCE = 50;

    private final Transaction tx;
    private final int documentsAPart;
    private final List<Part> parts;
    private final List<Part> counted;
    private final Map<Integer, List<IndexedDocument>> unwritten = new LinkedHashMap<>();

    PartsInUse(Transaction tx, int documentsAPart) {
        this.tx = tx;
        this.documentsAPart = documentsAPart;
        this.parts = new ArrayList<>(Parts.all(tx));
        this.counted = new ArrayList<>(parts);
    }

    void add(IndexedDocument document) {
        long place = document.place();
        long containing = parts.stream().filter(each -> each.contains(place)).count();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.contains(place) || !part.hasReached(place)) continue;
            if (containing == 1 && isFull(part) && place > part.newest()) {
                divide(part, place);
                add(document);
                return;
            }
            List<IndexedDocument> waiting = unwritten.computeIfAbsent(part.number(), _ -> new ArrayList<>());
            waiting.add(document);
            if (waiting.size() == WRITTEN_AT_ONCE) write();
            parts.set(i, part.with(place));
        }
    }

    /** The newest partition of documents, or of what stands beside them, is closed when it is full: what comes after its last document begins another. */
    private boolean isFull(Part part) {
        return (part.to() == Places.BESIDE || part.to() == Places.END) && part.documents() >= documentsAPart && part.complete() && part.serving();
    }

    private void divide(Part part, long place) {
        count();
        Parts.endAt(tx, part, place);
        Parts.create(tx, place, part.to(), place, true);
        parts.clear();
        parts.addAll(Parts.all(tx));
        counted.clear();
        counted.addAll(parts);
    }

    private void write() {
        unwritten.forEach((number, documents) -> Parts.add(tx, number, documents));
        unwritten.clear();
    }

    void remove(IndexedDocument document) {
        write();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.contains(document.place()) || !part.hasReached(document.place())) continue;
            Parts.remove(tx, part, document);
            parts.set(i, part.without());
        }
    }

    /** Writes what is left to write, and what changed of their numbers. */
    void count() {
        write();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).equals(counted.get(i))) continue;
            Parts.count(tx, parts.get(i));
            counted.set(i, parts.get(i));
        }
    }
}
