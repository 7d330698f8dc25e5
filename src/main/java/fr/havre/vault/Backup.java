package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Copies a vault's files as they are: a backup is a vault, under the same keys, and nothing is ever decrypted for it
 * (vault-format (h)). Repeated on the same folder it copies again only what may have changed.
 */
final class Backup {
    /**
     * SHA-256 of each file, as {@code sha256sum} writes it: names files that changed. The truth is in the databases.
     */
    static final String SUMS = "SHA256SUMS";
    private static final byte[] CLEAR_DATABASE = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
    private static final String TEMPORARY = ".copying";
    private static final int BUFFER = 1024 * 1024;

    private final Path source;
    private final Path target;
    private final Progress progress;
    private final Map<String, String> sums = new TreeMap<>();
    private long copiedFiles;
    private long copiedBytes;
    private long total;

    /** @throws VaultException {@code BACKUP_FOLDER_NOT_EMPTY} unless empty or an earlier backup of the same vault */
    Backup(Path source, Path target, Progress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
        try {
            Path real = source.toRealPath();
            requireOutside(real, target.toAbsolutePath().normalize());
            Files.createDirectories(target);
            requireOutside(real, target.toRealPath());
            requireOurs();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void requireOutside(Path vault, Path folder) {
        if (folder.startsWith(vault)) throw new VaultException(Code.BACKUP_FOLDER_NOT_EMPTY, "the vault itself");
    }

    private void requireOurs() throws IOException {
        if (names(target, _ -> true).isEmpty()) return;
        boolean same = Files.exists(target.resolve(SUMS)) && VaultFile.isIn(target)
                && VaultFile.read(target).vault().equals(VaultFile.read(source).vault());
        if (!same) throw new VaultException(Code.BACKUP_FOLDER_NOT_EMPTY, "backup folder");
    }

    /** Databases, slots, vault.json, heads. The caller holds off every writer, with the logs emptied where it can. */
    void copyMovingParts() {
        try {
            Set<String> moving = names(source, name -> isPart(name) && !isSegment(name));
            for (String name : moving) total += Files.size(source.resolve(name));
            for (String name : moving) copy(name);
            for (String name : names(target, name -> isPart(name) && !isSegment(name))) {
                // slots of those who left, logs, older epochs
                if (!moving.contains(name)) Files.delete(target.resolve(name));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Segments only grow: copied behind the databases, they hold at least what those refer to. Writers go on
     * meanwhile.
     */
    BackupReport copySegments() {
        try {
            Map<String, String> before = readSums(target);
            Set<String> segments = names(source, Backup::isSegment);
            for (String name : segments) total += Files.size(source.resolve(name));
            for (String name : segments) {
                if (isSame(name, before)) sums.put(name, before.get(name));
                else copy(name);
            }
            for (String name : names(target, Backup::isSegment)) {
                if (!segments.contains(name)) Files.delete(target.resolve(name));
            }
            writeSums();
            return new BackupReport(sums.size(), copiedFiles, copiedBytes);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Bytes of a segment never change: the same length is the same content, if the copy is what it was. */
    private boolean isSame(String name, Map<String, String> before) throws IOException {
        Path copy = target.resolve(name);
        return before.containsKey(name) && Files.exists(copy) && Files.size(copy) == Files.size(source.resolve(name));
    }

    private void copy(String name) throws IOException {
        Path copy = target.resolve(name);
        Files.createDirectories(copy.getParent());
        Path temporary = copy.resolveSibling(copy.getFileName() + TEMPORARY);
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(source.resolve(name)); FileChannel out = FileChannel.open(temporary,
                StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            boolean first = true;
            for (int got = in.readNBytes(buffer, 0, BUFFER); got > 0; got = in.readNBytes(buffer, 0, BUFFER)) {
                if (first && isClearDatabase(buffer)) throw new IllegalStateException("a database in clear: " + name);
                first = false;
                digest.update(buffer, 0, got);
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, got); rest.hasRemaining(); ) out.write(rest);
                copiedBytes += got;
                progress.at(Math.min(copiedBytes, total), total);
            }
            out.force(true);
        }
        Files.move(temporary, copy, StandardCopyOption.REPLACE_EXISTING);
        copiedFiles++;
        sums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isClearDatabase(byte[] start) {
        return Arrays.equals(start, 0, CLEAR_DATABASE.length, CLEAR_DATABASE, 0, CLEAR_DATABASE.length);
    }

    private void writeSums() throws IOException {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        Path temporary = target.resolve(SUMS + TEMPORARY);
        Files.writeString(temporary, lines);
        Files.move(temporary, target.resolve(SUMS), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, String> readSums(Path folder) throws IOException {
        Map<String, String> sums = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(SUMS), StandardCharsets.ISO_8859_1)) {
                if (line.length() > 66 && isPart(line.substring(66))) {
                    sums.put(line.substring(66), line.substring(0, 64));
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        }
        return sums;
    }

    /** Files of a backup that are not what was copied there, or are gone. Needs no key; reads everything. */
    static List<String> changedFiles(Path backup) {
        try {
            List<String> changed = new ArrayList<>();
            for (Map.Entry<String, String> each : new TreeMap<>(readSums(backup)).entrySet()) {
                Optional<String> sum = sumOf(backup.resolve(each.getKey()));
                if (!sum.equals(Optional.of(each.getValue()))) changed.add(each.getKey());
            }
            return changed;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Optional<String> sumOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) digest.update(buffer, 0, got);
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Brings every file of a backup to an empty folder. */
    static void copyBack(Path backup, Path target, Progress progress) {
        Backup copy = new Backup(backup, target, progress);
        copy.copyMovingParts();
        copy.copySegments();
        try {
            Files.deleteIfExists(target.resolve(SUMS));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static boolean isSegment(String name) {
        return name.matches("content/(adm|clin)/[1-9][0-9]*\\.seg");
    }

    private static boolean isPart(String name) {
        return isSegment(name) || name.matches("vault\\.json(\\.bak)?|heads|slots/[0-9a-f-]{36}\\.slot(\\.bak)?"
                + "|(main|clinical|search-adm|search-clin)\\.[1-9][0-9]*\\.db(-wal)?");
    }

    private static Set<String> names(Path folder, Predicate<String> wanted) throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) names.add(name);
            }
        }
        return names;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static VaultException failed(IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("pace");        // "No space left", "not enough space"
        return new VaultException(full ? Code.DISK_FULL : Code.STORE_FAILED, "backup", e);
    }
}
