package fr.havre.vault.content;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.Finding.Kind;
import fr.havre.vault.VaultException;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads everything that was kept in one compartment: each record by its row, each sealed segment by its hash. */
public final class ContentCheck {
    private final Transaction tx;
    private final Compartment compartment;
    private final Path folder;
    private final Function<ContentRow, InputStream> openWhole;

    ContentCheck(Transaction tx, Path folder, Function<ContentRow, InputStream> openWhole) {
        this.tx = tx;
        this.compartment = tx.compartment();
        this.folder = folder;
        this.openWhole = openWhole;
    }

    private static final class SegmentRow {
        private final long number;
        private final long length;
        private final Optional<byte[]> sha256;

        SegmentRow(long number, long length, Optional<byte[]> sha256) {
            this.number = number;
            this.length = length;
            this.sha256 = sha256;
        }
    }

    /** Bytes that {@link #run} will read. */
    public long bytes() {
        return tx.number("SELECT coalesce(sum(length), 0) FROM own.content")
                + tx.number("SELECT coalesce(sum(length), 0) FROM own.segment WHERE sha256 IS NOT NULL");
    }

    public void run(Consumer<Finding> found, LongConsumer progress) {
        UUID vault = tx.first("SELECT id FROM own.vault", row -> row.uuid("id")).orElseThrow();
        Set<Path> known = new TreeSet<>();
        for (SegmentRow segment : tx.list("SELECT number, length, sha256 FROM own.segment ORDER BY number",
                row -> new SegmentRow(row.number("number"), row.number("length"), row.optionalBytes("sha256")))) {
            Path file = Segment.file(folder, segment.number);
            known.add(file);
            Optional<Kind> problem = segment(file, segment, vault, progress);
            problem.ifPresent(kind -> found.accept(new Finding(kind, name(file))));
            if (problem.filter(kind -> kind == Kind.SEGMENT_MISSING).isEmpty()) {
                records(segment.number, found, progress);
            }
        }
        for (Path file : files()) {
            if (!known.contains(file)) found.accept(new Finding(Kind.SEGMENT_UNKNOWN, name(file)));
        }
    }

    private Optional<Kind> segment(Path file, SegmentRow segment, UUID vault, LongConsumer progress) {
        if (!Files.isRegularFile(file)) return Optional.of(Kind.SEGMENT_MISSING);
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) < segment.length) return Optional.of(Kind.SEGMENT_SHORT);
            byte[] header = in.readNBytes(Segment.HEADER);
            if (!Arrays.equals(header, Segment.header(vault, compartment, segment.number))) {
                return Optional.of(Kind.SEGMENT_HEADER_DAMAGED);
            }
            return segment.sha256.isEmpty() || isHash(header, in, segment.sha256.get(), progress) ? Optional.empty()
                    : Optional.of(Kind.SEGMENT_CHANGED);
        } catch (IOException e) {
            return Optional.of(Kind.SEGMENT_SHORT);                     // the disk does not give it
        }
    }

    private static boolean isHash(byte[] header, InputStream rest, byte[] expected,
            LongConsumer progress) throws IOException {
        MessageDigest digest = Segment.digest();
        digest.update(header);
        progress.accept(header.length);
        byte[] buffer = new byte[256 * 1024];
        for (int got = rest.read(buffer); got >= 0; got = rest.read(buffer)) {
            digest.update(buffer, 0, got);
            progress.accept(got);
        }
        return Arrays.equals(digest.digest(), expected);
    }

    private void records(long segment, Consumer<Finding> found, LongConsumer progress) {
        byte[] buffer = new byte[256 * 1024];
        for (ContentRow row : tx.list("""
                SELECT id, segment, offset, length, size, encoding, sealed_key, fingerprint
                  FROM own.content WHERE segment = ? ORDER BY offset""", ContentRow::read, segment)) {
            if (!isWhole(row, buffer)) {
                found.accept(new Finding(Kind.CONTENT_DAMAGED, compartment.schema() + " " + row.id().value()));
            }
            progress.accept(row.length());
        }
    }

    private boolean isWhole(ContentRow row, byte[] buffer) {
        try (InputStream in = openWhole.apply(row)) {
            int got = 0;
            while (got >= 0) got = in.read(buffer);
            return true;
        } catch (VaultException | IOException e) {
            return false;
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        } catch (IOException e) {
            return List.of();                                           // each missing segment has been told
        }
        files.sort(null);
        return files;
    }

    private String name(Path file) {
        return "content/" + compartment.schema() + "/" + file.getFileName();
    }
}
