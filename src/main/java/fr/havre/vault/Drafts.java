package fr.havre.vault;

import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody was typing when the vault was locked: opaque bytes, one for each place of the screen, encrypted like
 * everything else. Used inside the caller's transaction. No audit row: it is nobody's data yet.
 */
public final class Drafts {
    /** Bytes; what is longer was not typed. */
    public static final int LONGEST = 1 << 20;

    private final UUID person;

    /** @param person whose drafts; nobody is given another's */
    public Drafts(UUID person) {
        this.person = person;
    }

    /** Keeps {@code content} for {@code place}, instead of what was kept there. */
    public void keep(Transaction tx, String place, byte[] content) {
        if (content.length > LONGEST) throw new IllegalArgumentException(content.length + " bytes");
        tx.run("""
                INSERT INTO own.draft (person, place, content, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (person, place) DO UPDATE SET content = excluded.content, at = excluded.at
                """, person, place, content, tx.now().toEpochMilli());
    }

    /** What is kept for {@code place}. */
    public Optional<byte[]> find(Transaction tx, String place) {
        return tx.first("SELECT content FROM own.draft WHERE person = ? AND place = ?", row -> row.bytes("content"), person,
                place);
    }

    public void forget(Transaction tx, String place) {
        tx.run("DELETE FROM own.draft WHERE person = ? AND place = ?", person, place);
    }
}
