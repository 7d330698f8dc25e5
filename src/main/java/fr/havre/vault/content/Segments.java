package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.content.NewContent.Place;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * @param highestInRows number of the last segment a row knows
     * @param appendTo a segment with room that a row knows, if its file may be continued
     */
    Segments(Path folder, UUID vault, Compartment compartment, long sealedAt, long highestInRows,
            Optional<Long> appendTo)
            throws IOException {
        this.folder = folder;
        this.vault = vault;
        this.compartment = compartment;
        this.sealedAt = sealedAt;
        Files.createDirectories(folder);
        this.highest = Math.max(highestInRows, highestFile(folder));
        if (appendTo.isPresent()) shared = Segment.reopen(folder, appendTo.get());
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
    synchronized Place append(List<byte[]> chunks) throws IOException {
        if (shared != null && !shared.isGood()) {
            own.add(shared);                           // nothing more goes where the disk has failed
            shared = null;
        }
        if (shared == null) shared = create();
        Segment segment = shared;
        long offset = segment.end();
        segment.append(chunks.toArray(byte[][]::new));
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
