package fr.havre.directory;

import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rows of what the directory said, of how often a mailbox was used and of how much it takes. */
final class EntryRepository {
    /** Spec: entries are dropped after thirty days. */
    static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_ROWS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An entry and when the directory said so. */
    record Kept(Entry entry, Instant askedAt) { }

    /** How often a mailbox was written to. */
    record Use(String address, long times, Instant last) { }

    void keep(Transaction tx, Entry entry) {
        String kind = entry instanceof Professional ? "PROFESSIONAL" : "STRUCTURE";
        String identifier = entry.key().substring(entry.key().indexOf(':') + 1);
        long id = tx.first("""
                INSERT INTO adm.directory_entry (kind, identifier, entry, folded, asked_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, identifier) DO UPDATE SET entry = excluded.entry, folded = excluded.folded,
                       asked_at = excluded.asked_at
                RETURNING id""", row -> row.number("id"), kind, identifier, JSON.writeValueAsString(entry),
                Wanted.folded(entry.words()), tx.now()).orElseThrow();
        tx.run("DELETE FROM adm.directory_address WHERE entry = ?", id);
        for (SecureAddress each : entry.addresses()) {
            tx.run("INSERT INTO adm.directory_address (address, entry) VALUES (?, ?)", each.key(), id);
            tx.run("DELETE FROM adm.directory_gone WHERE address = ?", each.key());
        }
    }

    void drop(Transaction tx, Entry entry) {
        tx.run("DELETE FROM adm.directory_entry WHERE kind = ? AND identifier = ?",
                entry instanceof Professional ? "PROFESSIONAL" : "STRUCTURE",
                entry.key().substring(entry.key().indexOf(':') + 1));
    }

    boolean hasOld(Transaction tx) {
        return tx.number("""
                SELECT EXISTS (SELECT 1 FROM adm.directory_entry WHERE asked_at <= ?)
                    OR EXISTS (SELECT 1 FROM adm.directory_gone WHERE asked_at <= ?)""", tx.now().minus(KEPT),
                tx.now().minus(KEPT)) > 0;
    }

    void dropOld(Transaction tx) {
        tx.run("DELETE FROM adm.directory_entry WHERE asked_at <= ?", tx.now().minus(KEPT));
        tx.run("DELETE FROM adm.directory_gone WHERE asked_at <= ?", tx.now().minus(KEPT));
    }

    /** It was there and is not any more, as of now. */
    void gone(Transaction tx, String key) {
        tx.run("""
                INSERT INTO adm.directory_gone (address, asked_at) VALUES (?, ?)
                ON CONFLICT (address) DO UPDATE SET asked_at = excluded.asked_at""", key, tx.now());
    }

    /** When the directory was last found not to show it any more; nothing older than thirty days. */
    Optional<Instant> goneAsOf(Transaction tx, String key) {
        return tx.first("SELECT asked_at FROM adm.directory_gone WHERE address = ? AND asked_at > ?",
                row -> row.instant("asked_at"), key, tx.now().minus(KEPT));
    }

    /** Those that hold every word, none older than thirty days; the newest 400. */
    List<Kept> find(Transaction tx, Wanted wanted) {
        List<Object> values = new ArrayList<>(List.of(tx.now().minus(KEPT)));
        StringBuilder sql = new StringBuilder("SELECT kind, entry, asked_at FROM adm.directory_entry WHERE asked_at > ?");
        where(wanted, sql, values);
        values.add(MOST_ROWS);
        return tx.list(sql.append(" ORDER BY asked_at DESC, id LIMIT ?").toString(), EntryRepository::kept, values.toArray())
                .stream().flatMap(Optional::stream).toList();
    }

    /** Adds a condition for each word on the column {@code folded}. */
    static void where(Wanted wanted, StringBuilder sql, List<Object> values) {
        for (List<String> either : wanted.beginnings()) {
            sql.append(" AND (folded LIKE ?").append(" OR folded LIKE ?".repeat(either.size() - 1)).append(')');
            either.forEach(each -> values.add("% " + each + "%"));
        }
    }

    List<Kept> ofAddress(Transaction tx, String key) {
        return tx.list("""
                SELECT e.kind, e.entry, e.asked_at
                  FROM adm.directory_address a JOIN adm.directory_entry e ON e.id = a.entry
                 WHERE a.address = ? AND e.asked_at > ? ORDER BY e.asked_at DESC""", EntryRepository::kept, key,
                tx.now().minus(KEPT)).stream().flatMap(Optional::stream).toList();
    }

    /** Empty for what an older program wrote and this one does not understand: it is asked for again. */
    private static Optional<Kept> kept(Row row) throws SQLException {
        Class<? extends Entry> type = row.text("kind").equals("PROFESSIONAL") ? Professional.class : Structure.class;
        try {
            return Optional.of(new Kept(JSON.readValue(row.text("entry"), type), row.instant("asked_at")));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    void used(Transaction tx, String key) {
        tx.run("""
                INSERT INTO adm.directory_use (address, times, last_at) VALUES (?, 1, ?)
                ON CONFLICT (address) DO UPDATE SET times = times + 1, last_at = excluded.last_at""", key, tx.now());
    }

    boolean wasUsed(Transaction tx, String key) {
        return tx.number("SELECT count(*) FROM adm.directory_use WHERE address = ?", key) > 0;
    }

    /** The most used first. */
    List<Use> uses(Transaction tx, int limit) {
        return tx.list("SELECT address, times, last_at FROM adm.directory_use ORDER BY times DESC, last_at DESC LIMIT ?",
                row -> new Use(row.text("address"), row.number("times"), row.instant("last_at")), limit);
    }

    void takes(Transaction tx, String whom, long mostBytes) {
        tx.run("""
                INSERT INTO adm.directory_limit (whom, most_bytes, told_at) VALUES (?, ?, ?)
                ON CONFLICT (whom) DO UPDATE SET most_bytes = excluded.most_bytes, told_at = excluded.told_at""", whom,
                mostBytes, tx.now());
    }

    OptionalLong takes(Transaction tx, String whom) {
        return tx.first("SELECT most_bytes FROM adm.directory_limit WHERE whom = ?", row -> row.number("most_bytes"), whom)
                .map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
