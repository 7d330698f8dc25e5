package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import fr.havre.vault.content.NewContent.Place;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.LentKey;
import fr.havre.vault.db.Transaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import javax.crypto.Mac;

/**
 * The contents of one compartment. {@link #put} encrypts and appends; {@link #keep} makes it part of a transaction, and
 * durable with its commit. Twenty puts kept in one transaction cost one force of the segment.
 *
 * <p>Memory: one put holds at most about 8 MiB, one open stream about 130 KiB, whatever the size of the content.
 */
public final class ContentStore implements AutoCloseable {
    /** The largest content, in clear bytes. */
    public static final long LIMIT = 256L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(ContentStore.class.getName());

    private final Database database;
    private final Segments segments;
    private final DocumentKeys keys;
    private final InstantSource time;
    private final TouchedSegments touched;
    private final RecordBuffers buffers = new RecordBuffers();

    private ContentStore(Database database, Segments segments, DocumentKeys keys, InstantSource time) {
        this.database = database;
        this.segments = segments;
        this.touched = new TouchedSegments(segments);
        this.keys = keys;
        this.time = time;
    }

    /**
     * Opens the contents of {@code database}'s compartment, whose row {@code vault} is already written.
     *
     * @param folder {@code content/adm} or {@code content/clin}; created if absent
     * @param contentKey the root's {@code content} key
     */
    public static ContentStore open(Path folder, Database database, LentKey contentKey, InstantSource time) {
        return open(folder, database, contentKey, time, Segments.SEALED_AT);
    }

    static ContentStore open(Path folder, Database database, LentKey contentKey, InstantSource time, long sealedAt) {
        Compartment compartment = database.compartment();
        return database.read(tx -> {
            byte[] dedupKey = tx.first("SELECT dedup_key FROM own.vault", row -> row.bytes("dedup_key")).orElseThrow();
            UUID vault = tx.first("SELECT id FROM own.vault", row -> row.uuid("id")).orElseThrow();
            try {
                return new ContentStore(database, Segments.open(tx, folder, vault, sealedAt),
                        new DocumentKeys(vault, compartment, contentKey, dedupKey), time);
            } catch (IOException e) {
                throw Segment.failure(folder, e);
            } finally {
                Arrays.fill(dedupKey, (byte) 0);
            }
        });
    }

    /**
     * Encrypts {@code clear} under a fresh key and appends it. Nothing refers to it yet, and it need not be durable
     * yet. Call it outside a transaction: it may take long.
     *
     * @throws IOException if {@code clear} could not be read
     * @throws VaultException {@code CONTENT_TOO_LARGE} above {@link #LIMIT}, {@code DISK_FULL}, {@code STORE_FAILED}
     */
    public NewContent put(InputStream clear, Encoding encoding) throws IOException {
        Mac fingerprint = keys.fingerprint();
        ClearStream counted = new ClearStream(clear, Optional.of(fingerprint), LIMIT);
        try {
            return put(counted, encoding, fingerprint::doFinal);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * As {@link #put(InputStream, Encoding)}; a second processor, where there is one, makes the fingerprint meanwhile.
     */
    public NewContent put(byte[] clear, Encoding encoding) {
        if (clear.length < RecordCipher.CHUNK) return put(clear, encoding, () -> fingerprintOf(clear));
        return put(clear, encoding, CompletableFuture.supplyAsync(() -> fingerprintOf(clear),
                Thread::startVirtualThread)::join);
    }

    /** As {@link #put(InputStream, Encoding)}, without making the fingerprint again. */
    public NewContent put(Fingerprinted clear, Encoding encoding) {
        return put(clear.clear(), encoding, clear::fingerprint);
    }

    /** With their fingerprint; the caller leaves the array alone from now on. */
    public Fingerprinted fingerprinted(byte[] clear) {
        return new Fingerprinted(clear, fingerprintOf(clear));
    }

    private NewContent put(byte[] clear, Encoding encoding, Supplier<byte[]> fingerprint) {
        if (encoding == Encoding.DEFLATE || RecordCipher.encryptedLength(clear.length) >= RecordWriter.LARGE) {
            return put(new ClearStream(new ByteArrayInputStream(clear), Optional.empty(), LIMIT), encoding, fingerprint);
        }
        database.beforeWork();
        ContentId id = new ContentId(Uuids.newId(time.instant()));
        return keys.draw(id, (cipher, sealedKey) -> new NewContent(id, encoding,
                new RecordWriter(segments, cipher).write(clear, buffers), clear.length, sealedKey, fingerprint.get()));
    }

    private NewContent put(ClearStream clear, Encoding encoding, Supplier<byte[]> fingerprint) {
        database.beforeWork();
        ContentId id = new ContentId(Uuids.newId(time.instant()));
        return keys.draw(id, (cipher, sealedKey) -> {
            RecordWriter writer = new RecordWriter(segments, cipher);
            Place place = encoding == Encoding.DEFLATE ? deflated(writer, clear) : plain(writer, clear);
            return new NewContent(id, encoding, place, clear.size(), sealedKey, fingerprint.get());
        });
    }

    private static Place plain(RecordWriter writer, InputStream clear) {
        try {
            return writer.write(clear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the quickest level: most of a large CDA is base64, which no level makes much smaller. */
    private static Place deflated(RecordWriter writer, InputStream clear) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            return plain(writer, new DeflaterInputStream(clear, deflater, 16 * 1024));
        } finally {
            deflater.end();
        }
    }

    /** HMAC of {@code clear} under this compartment's key, as {@link NewContent#fingerprint()} has it. */
    public byte[] fingerprintOf(byte[] clear) {
        return keys.fingerprint().doFinal(clear);
    }

    /** As above, of a stream that is read to its end. */
    public byte[] fingerprintOf(InputStream clear) throws IOException {
        Mac mac = keys.fingerprint();
        byte[] part = new byte[64 * 1024];
        for (int read = clear.read(part); read >= 0; read = clear.read(part)) mac.update(part, 0, read);
        return mac.doFinal();
    }

    /** Takes back what was put and will not be kept, such as a document that is already there. */
    public void discard(NewContent content) {
        if (content.segment().sha256().isEmpty() || content.offset() != Segment.HEADER) return;
        try {
            segments.discardOwn(content.segment());
        } catch (IOException e) {
            throw Segment.failure(segments.folder(), e);
        }
    }

    /**
     * Makes {@code content} part of {@code tx}: its row is inserted, and its bytes are forced to disk before the
     * commit.
     *
     * @throws VaultException {@code DISK_FULL} or {@code STORE_FAILED}, at the latest when the transaction commits
     */
    public ContentId keep(Transaction tx, NewContent content) {
        requireOwn(tx);
        Segment segment = content.segment();
        touched.add(tx, segment, content.offset() + content.length());
        tx.run("""
                INSERT INTO own.content (id, segment, offset, length, size, encoding, sealed_key, fingerprint)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", content.id().value(), segment.number(), content.offset(),
                content.length(), content.size(), content.encoding(), content.sealedKey(), content.fingerprint());
        return content.id();
    }

    /**
     * The clear bytes. Each chunk is authenticated before any of it is given: under a key that serves this record
     * alone, its number and whether it is the last are part of what is authenticated. {@code read} throws {@code
     * CONTENT_DAMAGED}. May be read after {@code tx} is over.
     *
     * @throws VaultException {@code CONTENT_MISSING} if there is no such content or its segment is gone;
     *     {@code CONTENT_DAMAGED} if its key was altered
     */
    public InputStream open(Transaction tx, ContentId id) {
        return open(row(tx, id), false);
    }

    private CheckedStream open(ContentRow row, boolean whole) {
        InputStream encoded = new RecordStream(chunks(row));
        InputStream decoded = row.encoding() == Encoding.DEFLATE ? new InflatingStream(encoded) : encoded;
        return new CheckedStream(decoded, row, whole || row.encoding() == Encoding.DEFLATE
                ? Optional.of(keys.fingerprint())
                : Optional.empty());
    }

    /** The whole, for contents that fit in memory. Errors as {@link #open}. */
    public byte[] read(Transaction tx, ContentId id) {
        long size = size(tx, id);
        if (size < 0 || size > LIMIT) throw new VaultException(Code.CONTENT_DAMAGED, id.value().toString());
        byte[] all = new byte[(int) size];
        try (InputStream in = open(tx, id)) {
            int got = in.readNBytes(all, 0, all.length);
            if (got != all.length || in.read() >= 0) {
                throw new VaultException(Code.CONTENT_DAMAGED, id.value().toString());
            }
            return all;
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, id.value().toString(), e);
        }
    }

    /** Verifies segments and contents of this compartment as they are in the transaction {@code tx}. */
    public ContentCheck check(Transaction tx) {
        requireOwn(tx);
        return new ContentCheck(tx, segments.folder(), row -> open(row, true));
    }

    /** Random access, for content that was put {@link Encoding#PLAIN}; errors as {@link #open}. */
    public ContentReader reader(Transaction tx, ContentId id) {
        ContentRow row = row(tx, id);
        if (row.encoding() != Encoding.PLAIN) throw new IllegalArgumentException("deflated: read it from the start");
        return new ContentReader(row, chunks(row));
    }

    /** Clear bytes. */
    public long size(Transaction tx, ContentId id) {
        return row(tx, id).size();
    }

    /**
     * Forgets a content: with its row goes its key, and once the transaction is committed the log is emptied into the
     * database. The encrypted bytes stay until the segment is compacted (vault-format (h): final in steps).
     *
     * @throws VaultException {@code CONTENT_MISSING} if there is none
     */
    public void erase(Transaction tx, ContentId id) {
        requireOwn(tx);
        if (tx.run("DELETE FROM own.content WHERE id = ?", id.value()) == 0) throw missing(id);
        tx.afterCommit(this::emptyLog);
    }

    /** The erasure is committed whatever becomes of this; locking empties the log again. */
    private void emptyLog() {
        try {
            database.maintain("PRAGMA own.wal_checkpoint(TRUNCATE)");
        } catch (VaultException e) {
            LOG.log(System.Logger.Level.WARNING, "log not emptied after an erasure: {0}", e.code());
        }
    }

    private ContentRow row(Transaction tx, ContentId id) {
        requireOwn(tx);
        return tx.first("""
                SELECT id, segment, offset, length, size, encoding, sealed_key, fingerprint
                  FROM own.content WHERE id = ?""", ContentRow::read, id.value()).orElseThrow(() -> missing(id));
    }

    private RecordChunks chunks(ContentRow row) {
        return new RecordChunks(Segment.file(segments.folder(), row.segment()), row, keys.open(row));
    }

    private void requireOwn(Transaction tx) {
        if (tx.compartment() != database.compartment()) {
            throw new IllegalArgumentException("contents of the other compartment");
        }
    }

    private static VaultException missing(ContentId id) {
        return new VaultException(Code.CONTENT_MISSING, id.value().toString());
    }

    /**
     * Waits until the hashes of sealed segments are made; the next transaction that keeps something writes them down.
     */
    void awaitSealing() {
        segments.awaitSealing();
    }

    /** Closes the files. Streams that are open go on. */
    @Override public void close() {
        segments.close();
    }
}
