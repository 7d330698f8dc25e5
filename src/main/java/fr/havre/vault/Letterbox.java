package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.content.NewContent;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.LetterSeals;
import fr.havre.vault.keys.RootKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What who holds no clinical key hands to the clinical side (vault-format (j)). A letter is sealed to the clinical public key
 * before anything of it is written; the administrative side keeps it and cannot read it, its writer neither.
 *
 * <p>Taking over is: {@link #open} one, keep it in a clinical transaction that remembers its id, then {@link #taken}. After a
 * crash in between it is met again, and its id tells that it was kept.
 * <p>Threads: any but the FX thread.
 */
public final class Letterbox {
    /** The most bytes a letter may have: it is sealed whole. */
    public static final int LONGEST = 64 << 20;

    /** A letter that was not taken over yet; nothing of what it holds. */
    public record Waiting(UUID id, Instant putAt, UUID putBy) { }

    /** What is done in the transaction that keeps a letter. */
    @FunctionalInterface
    public interface With {
        /** Nothing else. */
        With NOTHING = (_, _) -> { };

        void letter(Transaction tx, UUID letter);
    }

    private record Key(int epoch, ByteBuffer bytes) { }

    private final UUID vault;
    private final UUID person;
    private final Database administrative;
    private final ContentStore contents;
    private final Optional<RootKey> clinical;

    Letterbox(UUID vault, UUID person, Database administrative, ContentStore contents, Optional<RootKey> clinical) {
        this.vault = vault;
        this.person = person;
        this.administrative = administrative;
        this.contents = contents;
        this.clinical = clinical;
    }

    /**
     * Puts the public key where the front desk finds it; a few milliseconds, and no more once it is there. Nothing without the
     * clinical root. A key that another one had been put in the place of is put back, and the audit says so: letters sealed to
     * that other one can never be opened here.
     */
    public void offerKey() {
        if (clinical.isEmpty()) return;
        Key own = new Key(clinical.get().epoch(), ByteBuffer.wrap(LetterSeals.publicKey(clinical.get())));
        Optional<Key> there = administrative.read(Letterbox::key);
        if (there.equals(Optional.of(own))) return;
        boolean replaced = there.filter(key -> key.epoch() == own.epoch()).isPresent();
        administrative.write(tx -> {
            tx.run("DELETE FROM adm.letter_key");
            tx.run("INSERT INTO adm.letter_key (epoch, public_key, since) VALUES (?, ?, ?)", own.epoch(), own.bytes().array(), tx.now());
            tx.audit(replaced ? "letterbox.key-was-another" : "letterbox.key-offered");
            return null;
        });
    }

    private static Optional<Key> key(Transaction tx) {
        return tx.first("SELECT epoch, public_key FROM adm.letter_key ORDER BY epoch DESC LIMIT 1",
                row -> new Key(row.integer("epoch"), ByteBuffer.wrap(row.bytes("public_key"))));
    }

    /**
     * Seals and keeps a letter.
     *
     * @param with what else is done in the same transaction
     * @return its id
     * @throws VaultException {@code LETTERBOX_CLOSED} before a session that holds the clinical key was there;
     *     {@code CONTENT_TOO_LARGE}, {@code DISK_FULL}, {@code STORE_FAILED}: nothing was kept
     */
    public UUID put(byte[] clear, With with) {
        if (clear.length > LONGEST) throw new VaultException(Code.CONTENT_TOO_LARGE, "letter");
        record Begun(Key key, UUID id) { }
        Begun begun = administrative.read(tx -> new Begun(key(tx).orElseThrow(() ->
                new VaultException(Code.LETTERBOX_CLOSED, "letter")), tx.newId()));
        byte[] sealed = LetterSeals.seal(begun.key().bytes().array(), vault, begun.id(), begun.key().epoch(), clear);
        NewContent content = contents.put(sealed, Encoding.PLAIN);
        return administrative.write(tx -> {
            ContentId kept = contents.keep(tx, content);
            tx.run("INSERT INTO adm.letter (id, epoch, content, put_at, put_by) VALUES (?, ?, ?, ?, ?)", begun.id(),
                    begun.key().epoch(), kept.value(), tx.now(), person);
            tx.audit("letter.put", begun.id());
            with.letter(tx, begun.id());
            return begun.id();
        });
    }

    /** Those that wait, oldest first. */
    public List<Waiting> waiting() {
        return administrative.read(tx -> tx.list("SELECT id, put_at, put_by FROM adm.letter ORDER BY id",
                row -> new Waiting(row.uuid("id"), row.instant("put_at"), row.uuid("put_by"))));
    }

    /**
     * The clear bytes of one that waits; empty if it is no letter to this compartment, or not as it was put.
     *
     * @throws VaultException {@code COMPARTMENT_CLOSED} without the clinical key
     */
    public Optional<byte[]> open(UUID letter) {
        RootKey root = clinical.orElseThrow(() -> new VaultException(Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
        return administrative.read(tx -> contentOf(tx, letter).map(content -> contents.read(tx, content)))
                .flatMap(sealed -> LetterSeals.open(root, letter, sealed));
    }

    /** It is kept on the clinical side: it is gone here, with the key of its bytes. Harmless when repeated. */
    public void taken(UUID letter) {
        administrative.write(tx -> {
            contentOf(tx, letter).ifPresent(content -> {
                tx.run("DELETE FROM adm.letter WHERE id = ?", letter);
                contents.erase(tx, content);
                tx.audit("letter.taken", letter);
            });
            return null;
        });
    }

    private static Optional<ContentId> contentOf(Transaction tx, UUID letter) {
        return tx.first("SELECT content FROM adm.letter WHERE id = ?", row -> new ContentId(row.uuid("content")), letter);
    }
}
