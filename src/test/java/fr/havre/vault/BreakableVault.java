package fr.havre.vault;

import fr.havre.documents.search.Found;
import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.IndexedDocuments;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.documents.search.SearchIndex;
import fr.havre.documents.search.SearchQuery;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.Encoding;
import fr.havre.vault.db.Transaction;
import fr.havre.vault.keys.ClaimedSlot;
import fr.havre.vault.keys.OpenedSlot;
import fr.havre.vault.keys.RecoverySheet;
import fr.havre.vault.keys.SlotFolder;
import fr.havre.vault.keys.SlotKind;
import fr.havre.vault.keys.VaultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A small vault with every kind of file a vault has, to be broken and put back many times. Signed in to by its recovery
 * sheet, which needs no Argon2id: the way after that is the same.
 *
 * <p>As it lies after a power cut its databases have logs, whose pages stand for those in the files.
 */
public final class BreakableVault {
    static final String DOCTOR = "goudron vif sept marins 42 ivres";
    private static final int PAGE = 4096;
    private static final int LARGE = 8_400_000;

    private final Path place;
    private final String sheet;
    private final UUID doctorSlot;
    private final Map<ContentId, byte[]> kept;
    private final Map<Compartment, List<long[]>> records;
    private final Map<String, byte[]> good = new TreeMap<>();

    private BreakableVault(Path place, String sheet, UUID doctorSlot, Map<ContentId, byte[]> kept,
            Map<Compartment, List<long[]>> records) {
        this.place = place;
        this.sheet = sheet;
        this.doctorSlot = doctorSlot;
        this.kept = Map.copyOf(kept);
        this.records = records;
        for (String each : names(place)) good.put(each, read(each));
    }

    /** One locked properly, in {@code place/closed}, and one as a power cut left it, in {@code place/cut}. */
    public static List<BreakableVault> twoIn(Path place) throws IOException {
        Path closed = place.resolve("closed");
        Path cut = place.resolve("cut");
        Map<ContentId, byte[]> kept = new LinkedHashMap<>();
        Map<Compartment, List<long[]>> records = new HashMap<>();
        String sheet;
        UUID slot;
        try (UnlockedVault vault = Vault.create(closed.resolve("vault"), SampleVault.host(closed),
                NewPerson.of("AB", "Anne Bernard", "DOCTOR", true), DOCTOR.toCharArray())) {
            slot = vault.person().slot();
            vault.people().add(NewPerson.of("FD", "Farida Diallo", "FRONT_DESK", false), DOCTOR.toCharArray());
            try (PendingSheet pending = vault.people().newRecoverySheet()) {
                sheet = String.join(" ", pending.groups());
                pending.confirm(pending.groups().get(pending.askedGroup() - 1));
            }
            Map<Compartment, SearchIndex> indexes = new HashMap<>();
            for (Compartment each : Compartment.values()) {
                vault.database(each).write(tx -> tx.run("CREATE TABLE own.sample (content BLOB REFERENCES content (id)) STRICT"));
                vault.database(each).write(tx -> tx.run("CREATE TABLE own.sample_text (place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"));
                indexes.put(each, index(vault, each));
            }
            fill(vault, indexes, kept, 0, 40);
            SampleVaultContent.keep(vault, Compartment.CLINICAL, LARGE, kept);
            for (Compartment each : Compartment.values()) {
                vault.database(each).maintain("PRAGMA own.wal_checkpoint(TRUNCATE)");
                vault.database(each).maintain("PRAGMA search.wal_checkpoint(TRUNCATE)");
            }
            fill(vault, indexes, kept, 40, 46);
            for (Compartment each : Compartment.values()) {
                vault.contents(each).put(SampleVault.bytes(3000), Encoding.PLAIN);      // bytes that no row will name
                records.put(each, vault.database(each).read(tx -> tx.list("SELECT segment, offset, length FROM own.content",
                        row -> new long[] {row.number("segment"), row.number("offset"), row.number("length")})));
            }
            VaultTest.copy(closed, cut);
        }
        for (Path each : List.of(closed, cut)) {
            for (String name : List.of("main", "clinical", "search-adm", "search-clin")) {
                Files.deleteIfExists(each.resolve("vault/" + name + ".1.db-shm"));
            }
        }
        return List.of(new BreakableVault(closed, sheet, slot, kept, records),
                new BreakableVault(cut, sheet, slot, kept, records));
    }

    private static void fill(UnlockedVault vault, Map<Compartment, SearchIndex> indexes, Map<ContentId, byte[]> kept,
            int from, int to) {
        for (Compartment each : Compartment.values()) {
            for (int i = from; i < to; i++) {
                IndexedDocument document = document(i, text(i));
                vault.database(each).write(tx -> {
                    tx.run("INSERT INTO own.sample_text (place, text) VALUES (?, ?)", document.place(), document.text());
                    indexes.get(each).add(tx, document);
                    return 0;
                });
                if (i % 8 == 0) SampleVaultContent.keep(vault, each, 500 + 1777 * i + each.number(), kept);
            }
        }
    }

    /** Enough different words for an index of several levels of pages. */
    private static String text(int i) {
        StringBuilder text = new StringBuilder("toujours numero" + i);
        for (int j = 0; j < (i % 6 == 1 ? 900 : 60); j++) {
            text.append(' ').append(Integer.toString(Math.floorMod((i * 7919 + j * 104_729) * 31, 60_000_000), 36));
        }
        return text.toString();
    }

    private static IndexedDocument document(long place, String text) {
        return new IndexedDocument(place, Optional.empty(), "11502-2", "10", text);
    }

    private static SearchIndex index(UnlockedVault vault, Compartment compartment) {
        SearchIndex index = new SearchIndex(vault.database(compartment), new Texts());
        index.open();
        return index;
    }

    private static final class Texts implements IndexedDocuments {
        @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
            return tx.list("""
                    SELECT place, text FROM own.sample_text WHERE place >= ? AND place < ? ORDER BY place DESC LIMIT ?""",
                    row -> document(row.number("place"), row.text("text")), from, below, limit);
        }

        @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
            return below(tx, place, place + 1, 1).stream().findFirst();
        }

        @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
            return OptionalLong.empty();
        }
    }

    /** As printed. */
    public String sheet() {
        return sheet;
    }

    UUID doctorSlot() {
        return doctorSlot;
    }

    /** The file as it was made. */
    byte[] good(String file) {
        return good.get("vault/" + file).clone();
    }

    VaultHost host() {
        return SampleVault.host(place);
    }

    public Path folder() {
        return place.resolve("vault");
    }

    public Map<ContentId, byte[]> kept() {
        return kept;
    }

    /** Of every file that may be damaged: those of the vault, and what the account remembers of it. */
    Set<String> files() {
        Set<String> files = new TreeSet<>(good.keySet());
        files.removeIf(name -> good.get(name).length == 0);
        return files;
    }

    long size(String file) {
        return good.get(file).length;
    }

    private static List<String> names(Path place) {
        try (var all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).map(file -> place.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("vault/lock") && !name.endsWith("-shm")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(place.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flip(String file, int at, int bit) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(place.resolve(file), java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (good.get(file)[at] ^ (1 << bit))}), at);
        }
    }

    /** The large segment is never written to: it is put back only where it was flipped or cut. */
    public void putBack(String flipped) throws IOException {
        for (String name : names(place)) if (!good.containsKey(name)) Files.delete(place.resolve(name));
        for (String name : List.of("main", "clinical", "search-adm", "search-clin")) {
            Files.deleteIfExists(folder().resolve(name + ".1.db-shm"));
        }
        for (var each : good.entrySet()) {
            Path file = place.resolve(each.getKey());
            boolean segment = each.getKey().endsWith("/2.seg") && !each.getKey().equals(flipped)
                    && Files.exists(file) && Files.size(file) == each.getValue().length;
            Files.createDirectories(file.getParent());
            if (!segment) Files.write(file, each.getValue());
        }
    }

    private OpenedSlot slotOfSheet() {
        try (RecoverySheet typed = RecoverySheet.read(sheet.toCharArray())) {
            ClaimedSlot slot = new SlotFolder(folder(), VaultFile.read(folder()).vault()).readable().stream()
                    .filter(each -> each.kind() == SlotKind.RECOVERY).findFirst()
                    .orElseThrow(() -> new VaultException(VaultException.Code.SHEET_OF_ANOTHER_VAULT, "no such slot"));
            return slot.open(typed);
        }
    }

    /** As the doctor with the passphrase where that is what was damaged, else by the sheet. */
    UnlockedVault unlock(String flipped) {
        if (flipped.contains(doctorSlot.toString())) {
            return Vault.at(folder(), host()).unlock(doctorSlot, DOCTOR.toCharArray());
        }
        VaultLock lock = VaultLock.take(folder());
        OpenedSlot opened = null;
        try {
            opened = slotOfSheet();
            return new Opening(new VaultFiles(folder(), VaultFile.read(folder())), host(), lock).with(opened);
        } catch (RuntimeException e) {
            if (opened != null) opened.close();
            lock.close();
            throw e;
        }
    }

    /** What is found of a vault that cannot be signed in to. */
    List<Finding> verifyLocked() {
        try (VaultLock lock = VaultLock.take(folder()); OpenedSlot opened = slotOfSheet()) {
            lock.requireHeld();
            return Vault.verify(new VaultFiles(folder(), VaultFile.read(folder())), host(), opened, Progress.NONE);
        }
    }

    /** Whether a search says that it is not complete; a complete one that is wrong is an error. */
    static boolean searchesTell(UnlockedVault vault, String what) {
        boolean told = false;
        for (Compartment each : Compartment.values()) {
            SearchIndex index = index(vault, each);
            for (String word : List.of("toujours ", "numero4", "numero17 ", "numero44 ", "ab", "zz ")) {
                told |= vault.database(each).read(tx -> {
                    Found found = index.find(tx, SearchQuery.parse(word), SearchFilter.NONE, Places.END, 100,
                            () -> false);
                    if (found.complete() && !found.places().equals(readingAll(tx, word))) {
                        throw new AssertionError(what + ": a short answer shown as complete, " + word);
                    }
                    return !found.complete();
                });
            }
        }
        return told;
    }

    /** Whether a text cannot be read; one that is read as another is an error. Some go on over several pages. */
    static boolean textsTell(UnlockedVault vault, String what) {
        boolean told = false;
        for (Compartment each : Compartment.values()) {
            for (int i = 0; i < 46; i++) {
                int place = i;
                try {
                    Optional<String> read = vault.database(each).read(tx -> tx.first(
                            "SELECT text FROM own.sample_text WHERE place = ?", row -> row.text("text"), place));
                    told |= read.isEmpty();
                    if (read.isPresent() && !read.get().equals(text(i))) {
                        throw new AssertionError(what + ": a text shown as good, " + i);
                    }
                } catch (VaultException e) {
                    told = true;
                }
            }
        }
        return told;
    }

    private static List<Long> readingAll(Transaction tx, String word) {
        return tx.list("SELECT place, text FROM own.sample_text ORDER BY place DESC",
                row -> document(row.number("place"), row.text("text"))).stream()
                .filter(each -> Arrays.stream(each.text().split(" ")).anyMatch(
                        w -> word.endsWith(" ") ? w.equals(word.strip()) : w.startsWith(word)))
                .map(IndexedDocument::place).toList();
    }

    /** Why nothing that was kept stands at that byte, from the bytes alone; empty if something does. */
    Optional<String> whyHarmless(String file, int at) {
        if (file.endsWith(".seg")) return segmentHole(file, at);
        if (file.endsWith(".db")) return pagesOfLog(file + "-wal").contains(1 + at / PAGE)
                ? Optional.of("page that the log replaces") : Optional.empty();
        return Optional.empty();
    }

    private Optional<String> segmentHole(String file, int at) {
        Compartment compartment = file.contains("/adm/") ? Compartment.ADMINISTRATIVE : Compartment.CLINICAL;
        long number = Long.parseLong(file.substring(file.lastIndexOf('/') + 1, file.length() - 4));
        boolean named = at < 64 || records.get(compartment).stream().anyMatch(
                record -> record[0] == number && at >= record[1] && at < record[1] + record[2]);
        return named ? Optional.empty() : Optional.of("bytes that no row names");
    }

    /** Numbers of the pages in a log; the sample's logs have one round and no torn end. */
    private Set<Integer> pagesOfLog(String log) {
        Set<Integer> pages = new TreeSet<>();
        ByteBuffer bytes = ByteBuffer.wrap(good.getOrDefault(log, new byte[0]));
        for (int at = 32; at + 24 + PAGE <= bytes.capacity(); at += 24 + PAGE) pages.add(bytes.getInt(at));
        return pages;
    }

    /** The kind of a file, for counting. */
    static String kindOf(String file) {
        if (!file.startsWith("vault/")) return "heads of the account";
        String name = file.substring("vault/".length());
        if (name.startsWith("slots/")) return name.endsWith(".bak") ? "slots/….slot.bak" : "slots/….slot";
        return name.startsWith("content/") ? name.endsWith("/1.seg") ? "segment" : "segment of its own" : name;
    }

    /** Keeps contents as documents are kept. */
    private static final class SampleVaultContent {
        private SampleVaultContent() { }

        static void keep(UnlockedVault vault, Compartment compartment, int length, Map<ContentId, byte[]> kept) {
            byte[] bytes = length == LARGE ? new byte[LARGE] : SampleVault.bytes(length);
            if (length == LARGE) Arrays.fill(bytes, "x".getBytes(StandardCharsets.US_ASCII)[0]);
            ContentId id = vault.database(compartment).write(tx -> {
                tx.audit("document.imported");
                ContentId content = vault.contents(compartment).keep(tx, vault.contents(compartment).put(bytes,
                        length % 2 == 0 ? Encoding.PLAIN : Encoding.DEFLATE));
                tx.run("INSERT INTO own.sample (content) VALUES (?)", content.value());
                return content;
            });
            kept.put(id, bytes);
        }
    }
}
