package fr.havre.documents.search;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;

/** The partitions of an index and what stands in them. */
final class Parts {
    /** A leaf of FTS5, with its row's header, fits an encrypted page of 4096 bytes: SQLite's own 4050 need two. */
    private static final int LEAF_BYTES = 3950;
    /** What FTS5 gathers in memory before it writes a segment: while a partition is filled, and afterwards. */
    private static final int GATHERED_WHILE_FILLED = 16 << 20;
    private static final int GATHERED = 1 << 20;
    /** Of one step of merging: some tens of milliseconds. */
    private static final int LEAVES_A_STEP = 256;

    private Parts() { }

    static List<Part> all(Transaction tx) {
        return tx.list("""
                SELECT number, from_place, to_place, built_down_to, documents, newest, loose, serving
                  FROM search.part ORDER BY from_place DESC, number DESC""", Parts::part);
    }

    static List<Part> containing(Transaction tx, long place) {
        return tx.list("""
                SELECT number, from_place, to_place, built_down_to, documents, newest, loose, serving
                  FROM search.part WHERE from_place <= ? AND to_place > ?""", Parts::part, place, place);
    }

    static List<Part> serving(Transaction tx, long from, long below) {
        return tx.list("""
                SELECT number, from_place, to_place, built_down_to, documents, newest, loose, serving
                  FROM search.part WHERE serving = 1 AND to_place > ? AND from_place < ?
                 ORDER BY from_place DESC""", Parts::part, from, below);
    }

    private static Part part(Row row) throws SQLException {
        return new Part(row.integer("number"), row.number("from_place"), row.number("to_place"),
                row.number("built_down_to"), row.number("documents"), row.number("newest"), row.number("loose"),
                row.flag("serving"));
    }

    /** @param builtDownTo {@code from} if there are no documents to put in, {@code to} if all are yet to come */
    static void create(Transaction tx, long from, long to, long builtDownTo, boolean serving) {
        int number = (int) tx.number("SELECT coalesce(max(number), 0) + 1 FROM search.part");
        tx.run("CREATE VIRTUAL TABLE search." + table(number) + " USING fts5"
                + "(words, content = '', columnsize = 0, detail = none, prefix = '2 3 4 5 6', tokenize = 'ascii')");
        command(tx, number, "'pgsz', ?", "rank", LEAF_BYTES);
        command(tx, number, "'automerge', ?", "rank", 0);       // its own time has merging, see mergeSome
        if (builtDownTo > from) command(tx, number, "'hashsize', ?", "rank", GATHERED_WHILE_FILLED);
        tx.run("""
                INSERT INTO search.part (number, from_place, to_place, built_down_to, documents, newest, serving)
                VALUES (?, ?, ?, ?, 0, -1, ?)""", number, from, to, builtDownTo, serving);
    }

    static void drop(Transaction tx, Part part) {
        tx.run("DROP TABLE search." + table(part.number()));
        tx.run("DELETE FROM search.part WHERE number = ?", part.number());
    }

    /** In the order given, many in one statement; {@link #count} afterwards. */
    static void add(Transaction tx, int number, List<IndexedDocument> documents) {
        tx.insert("INSERT INTO search." + table(number) + " (rowid, words)",
                documents.stream().<List<?>>map(each -> List.of(each.place(), each.indexed())).toList());
    }

    /** {@link #count} afterwards. */
    static void remove(Transaction tx, Part part, IndexedDocument document) {
        command(tx, part.number(), "'delete', ?, ?", "rowid, words", document.place(), document.indexed());
    }

    /** Writes how many documents there are now, and the newest. */
    static void count(Transaction tx, Part part) {
        tx.run("UPDATE search.part SET documents = ?, newest = ?, loose = ? WHERE number = ?", part.documents(),
                part.newest(), part.loose(), part.number());
    }

    /** Rewrites the partition as one segment: what was taken out leaves the pages of the file too. */
    static void optimize(Transaction tx, Part part) {
        String table = table(part.number());
        tx.run("INSERT INTO search." + table + " (" + table + ") VALUES ('optimize')");
    }

    /** All documents are in: one segment, and what comes from now on is written as it comes. */
    static void filled(Transaction tx, Part part) {
        optimize(tx, part);
        command(tx, part.number(), "'hashsize', ?", "rank", GATHERED);
        isWhole(tx, part);
    }

    /** Goes on making one segment of all, a little; once nothing is left, says so in its row. */
    static void mergeSome(Transaction tx, Part part) {
        long before = tx.number("SELECT total_changes()");
        command(tx, part.number(), "'merge', ?", "rank", -LEAVES_A_STEP);
        if (tx.number("SELECT total_changes()") - before < 2) isWhole(tx, part);
    }

    private static void isWhole(Transaction tx, Part part) {
        tx.run("UPDATE search.part SET loose = 0 WHERE number = ?", part.number());
    }

    private static void command(Transaction tx, int number, String values, String columns, Object... parameters) {
        String table = table(number);
        tx.run("INSERT INTO search." + table + " (" + table + ", " + columns + ") VALUES (" + values + ")", parameters);
    }

    static void builtDownTo(Transaction tx, Part part, long place) {
        tx.run("UPDATE search.part SET built_down_to = ? WHERE number = ?", place, part.number());
    }

    static void endAt(Transaction tx, Part part, long place) {
        tx.run("UPDATE search.part SET to_place = ? WHERE number = ?", place, part.number());
    }

    static void serve(Transaction tx, Part part) {
        tx.run("UPDATE search.part SET serving = 1 WHERE number = ?", part.number());
    }

    /** Places that fit {@code expression}, highest first. */
    static List<Long> find(Transaction tx, Part part, String expression, long from, long below, int limit) {
        String table = table(part.number());
        return tx.list("SELECT rowid AS place FROM search." + table + " WHERE " + table
                + " MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?", row -> row.number("place"),
                expression, from, below, limit);
    }

    private static String table(int number) {
        return "words_" + number;
    }
}
