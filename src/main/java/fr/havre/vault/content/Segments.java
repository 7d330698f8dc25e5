package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.content.NewContent.Place;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where records of one compartment are appended: one shared segment, and one of its own for each large record. */
final class Segments implements AutoCloseable {
    /** From this many bytes on no more is appended to a segment. */
    static final long SEALED_AT = 256L * 1024 * 1024;

    private final Path folder;
    private final UUID vault;
    private final Compartment compartment;
    private final long sealedAt;
    private final Set<Segment> own = new HashSet<>();
    private long highest;
    private Segment shared;

    private Segments(Path folder, UUID vault, Compartment compartment, long sealedAt) {
        this.folder = folder;
        this.vault = vault;
        this.compartment = compartment;
        this.sealedAt = sealedAt;
    }

    /**
     * Goes on where the rows say that there is room. Segments that an earlier session did not come to hash are hashed
     * meanwhile.
     */
    static Segments open(Transaction tx, Path folder, UUID vault, long sealedAt) throws IOException {
        Files.createDirectories(folder);
        Segments segments = new Segments(folder, vault, tx.compartment(), sealedAt);
        segments.highest = Math.max(tx.number("SELECT max(number) FROM own.segment"), highestFile(folder));
        Optional<Long> appendTo = segments.withRoom(tx);
        if (appendTo.isPresent()) segments.shared = Segment.reopen(folder, appendTo.get());
        tx.list("SELECT number FROM own.segment WHERE sha256 IS NULL AND length >= ?", row -> row.number("number"), sealedAt)
                .forEach(segments::sealAgain);
        return segments;
    }

    private record Candidate(long number, long length) { }

    /** The last segment that is not sealed, unless something is wrong with its file: then a new one is begun. */
    private Optional<Long> withRoom(Transaction tx) {
        return tx.first("""
                SELECT number, length FROM own.segment WHERE sha256 IS NULL AND length < ?
                 ORDER BY number DESC LIMIT 1""",
                row -> new Candidate(row.number("number"), row.number("length")), sealedAt)
                .filter(this::mayGoOn).map(Candidate::number);
    }

    private boolean mayGoOn(Candidate segment) {
        Path file = Segment.file(folder, segment.number());
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            return size >= segment.length() && size < sealedAt && Arrays.equals(in.readNBytes(Segment.HEADER),
                    Segment.header(vault, compartment, segment.number()));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static long highestFile(Path folder) throws IOException {
        long highest = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.seg")) {
            for (Path file : files) {
                String digits = file.getFileName().toString().replace(".seg", "");
                if (digits.matches("[1-9][0-9]{0,15}")) highest = Math.max(highest, Long.parseLong(digits));
            }
        }
        return highest;
    }

    Path folder() {
        return folder;
    }

    /** Appends a whole record to the shared segment. A segment that is full is sealed and the next one begun. */
    synchronized Place append(ByteBuffer... record) throws IOException {
        if (shared != null && !shared.isGood()) {
            own.add(shared);                           // nothing more goes where the disk has failed
            shared = null;
        }
        if (shared == null) shared = create();
        Segment segment = shared;
        long offset = segment.end();
        segment.append(record);
        if (segment.end() >= sealedAt) {
            segment.sealMeanwhile();
            // still to be forced by the transaction that keeps its last records
            own.add(segment);
            shared = null;
        }
        return new Place(segment, offset, segment.end() - offset);
    }

    /** A segment for one large record, written by one thread. */
    synchronized Segment openOwn() throws IOException {
        Segment segment = create();
        own.add(segment);
        return segment;
    }

    synchronized void discardOwn(Segment segment) throws IOException {
        own.remove(segment);
        segment.discard();
    }

    private Segment create() throws IOException {
        long number = highest + 1;
        Segment segment = Segment.create(folder, number, Segment.header(vault, compartment, number));
        highest = number;
        return segment;
    }

    /** A full segment that an earlier session did not come to hash. */
    synchronized void sealAgain(long number) {
        try {
            Segment segment = Segment.reopen(folder, number);
            own.add(segment);
            segment.sealMeanwhile();
        } catch (IOException e) {
            // missing or unreadable: verifying says so
        }
    }

    /** Segments that got their hash. */
    synchronized List<Segment> sealed() {
        return own.stream().filter(segment -> segment.sha256().isPresent()).toList();
    }

    void awaitSealing() {
        List<Segment> all;
        synchronized (this) {
            all = List.copyOf(own);
        }
        all.forEach(Segment::awaitSealing);
    }

    /** A sealed segment whose hash is in a committed row needs no open file any more. */
    synchronized void release(Segment segment) {
        if (own.remove(segment)) segment.close();
    }

    @Override public synchronized void close() {
        List<Segment> open = new ArrayList<>(own);
        if (shared != null) open.add(shared);
        own.clear();
        shared = null;
        open.forEach(Segment::close);
    }
}
