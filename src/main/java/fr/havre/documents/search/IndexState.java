package fr.havre.documents.search;

import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is in the index and what is not yet: its stamp, its partitions, the slices in which it is built.
 *
 * <p>A partition is divided or made again by building others beside it, which take its place in one transaction; what
 * is added meanwhile goes into both.
 */
final class IndexState {
    /** Of the tables, the tokens and {@link Folding}: another number, and the index is built anew. */
    static final int VERSION = 5;
    static final int DOCUMENTS_A_PART = 1 << 16;
    /** Changes kept for catching up; an index further behind is built anew. */
    private static final int CHANGES_KEPT = 1 << 14;
    private static final int FORGOTTEN_AT_ONCE = 1000;

    private static final Pattern STATEMENT = Pattern.compile(";\\s*\\n");

    private final IndexedDocuments documents;
    private final int documentsAPart;

    IndexState(IndexedDocuments documents, int documentsAPart) {
        this.documents = documents;
        this.documentsAPart = documentsAPart;
    }

    void check(Transaction tx) {
        long last = lastChange(tx);
        boolean known = tx.number("SELECT count(*) FROM search.sqlite_master WHERE name IN ('stamp', 'part')") == 2
                && tx.number("SELECT version FROM search.stamp") == VERSION;
        long stamp = known ? tx.number("SELECT seq FROM search.stamp") : -1;
        long oldest = tx.number("SELECT coalesce(min(seq), 1) FROM own.search_change");
        if (!known || stamp > last || (stamp < last && stamp < oldest - 1)) {
            begin(tx);
            return;
        }
        catchUp(tx, stamp);
        stamp(tx);
        forget(tx, FORGOTTEN_AT_ONCE);
    }

    /** Changes too old to catch up with, at most {@code most}: a vault that took many documents opens no slower. */
    private static void forget(Transaction tx, int most) {
        tx.run("""
                DELETE FROM own.search_change
                 WHERE seq <= (SELECT max(seq) - ? FROM own.search_change)
                   AND seq < (SELECT min(seq) + ? FROM own.search_change)""", CHANGES_KEPT, most);
    }

    private record Missed(long place, boolean gone) { }

    /** Words taken out can no more be named: the partition they stood in is made again. */
    private void catchUp(Transaction tx, long stamp) {
        List<Missed> missed = tx.list("""
                SELECT place, max(gone) AS gone FROM own.search_change WHERE seq > ? GROUP BY place""",
                row -> new Missed(row.number("place"), row.flag("gone")), stamp);
        for (Missed each : missed) {
            if (!each.gone()) continue;
            for (Part part : Parts.containing(tx, each.place())) if (part.serving()) replace(tx, part);
        }
        apply(tx, missed.stream().filter(each -> !each.gone()).flatMap(each -> documents.at(tx, each.place()).stream())
                .map(document -> new Change(document, false)).toList());
    }

    /** Empties the index and cuts the partitions it will have. */
    void begin(Transaction tx) {
        tx.list("SELECT name FROM search.sqlite_master WHERE name IN ('stamp', 'part') OR sql LIKE 'CREATE VIRTUAL TABLE%'",
                row -> row.text("name")).forEach(name -> tx.run("DROP TABLE search." + name));
        STATEMENT.splitAsStream(shape()).filter(statement -> !statement.isBlank()).forEach(tx::run);
        tx.run("INSERT INTO search.stamp (version, seq) VALUES (?, ?)", VERSION, lastChange(tx));
        beginPart(tx, 0, Places.BESIDE);
        beginPart(tx, Places.BESIDE, Places.END);
    }

    private void beginPart(Transaction tx, long from, long to) {
        if (documents.below(tx, from, to, 1).isEmpty()) Parts.create(tx, from, to, from, true);
        else cut(tx, from, to, true);
    }

    private static String shape() {
        try (InputStream in = IndexState.class.getResourceAsStream("0001__index.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cut(Transaction tx, long from, long to, boolean serving) {
        long begin = from;
        OptionalLong end = documents.placeAfter(tx, begin, to, documentsAPart);
        while (end.isPresent()) {
            Parts.create(tx, begin, end.getAsLong(), end.getAsLong(), serving);
            begin = end.getAsLong();
            end = documents.placeAfter(tx, begin, to, documentsAPart);
        }
        Parts.create(tx, begin, to, to, serving);
    }

    private static long lastChange(Transaction tx) {
        return tx.number("SELECT coalesce(max(seq), 0) FROM own.search_change");
    }

    static void log(Transaction tx, List<Change> changes) {
        tx.insert("INSERT INTO own.search_change (place, gone)",
                changes.stream().<List<?>>map(each -> List.of(each.document().place(), each.gone())).toList());
    }

    /** After {@code logged} changes: as many old ones go, and some of those that were left before. */
    static void forgetAfter(Transaction tx, int logged) {
        forget(tx, 2 * logged);
    }

    static void stamp(Transaction tx) {
        tx.run("UPDATE search.stamp SET seq = ?", lastChange(tx));
    }

    /** One document that is in the index from now on, or no more. */
    record Change(IndexedDocument document, boolean gone) { }

    /**
     * All changes of one transaction. In the order of their places, whatever order they came in: FTS5 writes what it holds
     * as a segment of its own whenever a row comes before the one it was told last.
     */
    void apply(Transaction tx, List<Change> changes) {
        PartsInUse parts = new PartsInUse(tx, documentsAPart);
        changes.stream().sorted(Comparator.comparingLong(each -> each.document().place()))      // stable: out, then in
                .forEach(each -> {
                    if (each.gone()) parts.remove(each.document());
                    else parts.add(each.document());
                });
        parts.count();
    }

    /** Whether {@link #step} has anything to do: a step without work would cost the disk a commit. */
    boolean hasMore(Transaction tx) {
        return Parts.all(tx).stream().anyMatch(part -> !part.complete() || !part.serving() || isTooLarge(part) || part.isLoose());
    }

    private boolean isTooLarge(Part part) {
        return part.documents() > 2L * documentsAPart;
    }

    /** One slice of what is left to do. */
    boolean step(Transaction tx, int most) {
        List<Part> parts = Parts.all(tx);
        for (Part part : parts) {
            if (part.complete()) continue;
            fill(tx, part, most);
            return true;
        }
        for (Part part : parts) {
            if (!part.serving()) continue;
            List<Part> successors = parts.stream().filter(other -> isSuccessor(other, part)).toList();
            if (!successors.isEmpty()) {
                Parts.drop(tx, part);
                successors.forEach(successor -> Parts.serve(tx, successor));
                return true;
            }
            if (isTooLarge(part)) {
                replace(tx, part);
                return true;
            }
        }
        Optional<Part> loose = parts.stream().filter(Part::isLoose).findFirst();
        loose.ifPresent(part -> Parts.mergeSome(tx, part));
        return loose.isPresent();
    }

    private void fill(Transaction tx, Part part, int most) {
        List<IndexedDocument> slice = documents.below(tx, part.from(), part.builtDownTo(), most).parallelStream()
                .map(IndexedDocument::withFolded).toList();
        Part filled = part;
        Parts.add(tx, part.number(), slice.reversed());                     // upwards, see apply
        for (IndexedDocument each : slice) filled = filled.with(each.place());
        Parts.count(tx, filled);
        boolean last = slice.size() < most;
        Parts.builtDownTo(tx, part, last ? part.from() : slice.getLast().place());
        if (last) Parts.filled(tx, part);
    }

    /** Begins partitions that will take the place of {@code part}; those begun before are not trusted. */
    private void replace(Transaction tx, Part part) {
        Parts.all(tx).stream().filter(other -> isSuccessor(other, part)).forEach(other -> Parts.drop(tx, other));
        cut(tx, part.from(), part.to(), false);
    }

    private static boolean isSuccessor(Part other, Part part) {
        return !other.serving() && other.from() >= part.from() && other.to() <= part.to();
    }
}
