package fr.havre.vault;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.keys.ClaimedSlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One whole vault that is not as it was left, and what {@code verify} must find of it, no more and no less: the table
 * that docs/vault-format.md speaks of. The bytes follow from those of any good vault.
 *
 * @param cut whether it is done to the vault as a power cut left it, with its logs
 * @param findings empty where nothing can be verified because no slot can be found
 */
public record Damage(String what, boolean cut, Change change, Set<Kind> findings) {
    /** What is done to a good vault's files. */
    @FunctionalInterface
    public interface Change {
        void to(BreakableVault vault, BreakableVault other) throws IOException;
    }

    @Override public String toString() {
        return what;
    }

    private static Damage of(String what, Change change, Kind... findings) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(Arrays.asList(findings));
        return new Damage(what, false, change, kinds);
    }

    private static Damage afterPowerCut(String what, Change change, Kind... findings) {
        return new Damage(what, true, change, of(what, change, findings).findings());
    }

    /** All of them. */
    public static List<Damage> all() {
        return List.of(
                of("vault.json damaged", flip("vault.json", 30), Kind.VAULT_FILE_COPY_DAMAGED),
                of("vault.json gone", delete("vault.json"), Kind.VAULT_FILE_COPY_DAMAGED),
                of("vault.json and its copy damaged", both(flip("vault.json", 30), flip("vault.json.bak", 31))),
                of("a slot damaged, its copy good", flip("slots/DOCTOR.slot", 700), Kind.SLOT_COPY_DAMAGED),
                of("a slot and its copy damaged", both(flip("slots/DOCTOR.slot", 700), flip("slots/DOCTOR.slot.bak", 70)),
                        Kind.SLOT_DAMAGED),
                of("a slot and its copy gone", both(delete("slots/DOCTOR.slot"), delete("slots/DOCTOR.slot.bak")),
                        Kind.SLOT_MISSING),
                of("an earlier slot of the same person", Damage::earlierSlot, Kind.SLOT_REPLACED),
                of("a slot in another's place", (v, _) -> {
                    write(v, "slots/DOCTOR.slot", Files.readAllBytes(file(v, "slots/SHEET.slot")));
                    write(v, "slots/DOCTOR.slot.bak", Files.readAllBytes(file(v, "slots/SHEET.slot")));
                }, Kind.SLOT_REPLACED),
                of("a slot that no row knows", (v, _) -> write(v, "slots/0192f0c1-2d3e-7aaa-8aaa-aaaaaaaaaaaa.slot",
                        Files.readAllBytes(file(v, "slots/DOCTOR.slot"))), Kind.SLOT_UNKNOWN),
                of("a page of the clinical database", flip("clinical.1.db", 4096 * 12 + 1000), Kind.DATABASE_DAMAGED,
                        Kind.DATABASE_INCONSISTENT),
                of("two pages of the administrative database exchanged", (v, _) -> {
                    byte[] bytes = v.good("main.1.db");
                    System.arraycopy(v.good("main.1.db"), 4096 * 5, bytes, 4096 * 6, 4096);
                    System.arraycopy(v.good("main.1.db"), 4096 * 6, bytes, 4096 * 5, 4096);
                    write(v, "main.1.db", bytes);
                }, Kind.DATABASE_DAMAGED, Kind.DATABASE_INCONSISTENT),
                of("the clinical database gone", delete("clinical.1.db"), Kind.DATABASE_DAMAGED),
                of("the salt of the clinical database", flip("clinical.1.db", 3), Kind.DATABASE_DAMAGED),
                of("yesterday's clinical database", (v, cut) -> write(v, "clinical.1.db", cut.good("clinical.1.db")),
                        Kind.ROLLED_BACK),
                of("yesterday's databases and heads", (v, cut) -> {
                    for (String each : List.of("clinical.1.db", "main.1.db", "heads")) write(v, each, cut.good(each));
                }, Kind.ROLLED_BACK),
                afterPowerCut("the log of the clinical database gone", delete("clinical.1.db-wal"), Kind.ROLLED_BACK),
                afterPowerCut("a frame in the middle of the log", flip("main.1.db-wal", 32 + 4120 * 3 + 2000), Kind.ROLLED_BACK,
                        Kind.DATABASE_TAIL_UNREADABLE),
                of("heads gone", delete("heads"), Kind.HEADS_MISSING),
                of("earlier heads", (v, cut) -> write(v, "heads", cut.good("heads")), Kind.HEADS_OLDER),
                of("a place of heads damaged", (v, _) -> {
                    byte[] bytes = v.good("heads");
                    bytes[4096 + 3] ^= 1;
                    bytes[12288 + 3] ^= 1;
                    write(v, "heads", bytes);
                }, Kind.HEADS_DAMAGED),
                of("a page of the index", flip("search-clin.1.db", 4096 * 9 + 50), Kind.SEARCH_DAMAGED),
                of("a byte of a record", flip("content/clin/1.seg", 900), Kind.CONTENT_DAMAGED),
                of("a byte of a sealed segment", flip("content/clin/2.seg", 5_000_000), Kind.SEGMENT_CHANGED,
                        Kind.CONTENT_DAMAGED),
                of("a segment's first bytes", flip("content/adm/1.seg", 10), Kind.SEGMENT_HEADER_DAMAGED),
                of("a segment cut", (v, _) -> write(v, "content/adm/1.seg", Arrays.copyOf(v.good("content/adm/1.seg"), 9000)),
                        Kind.SEGMENT_SHORT, Kind.CONTENT_DAMAGED),
                of("a segment gone", delete("content/clin/1.seg"), Kind.SEGMENT_MISSING),
                of("segments of the two compartments exchanged", (v, _) -> {
                    write(v, "content/adm/1.seg", v.good("content/clin/1.seg"));
                    write(v, "content/clin/1.seg", v.good("content/adm/1.seg"));
                }, Kind.SEGMENT_HEADER_DAMAGED, Kind.CONTENT_DAMAGED),
                of("a segment and a file of nobody", (v, _) -> {
                    write(v, "content/adm/9.seg", v.good("content/adm/1.seg"));
                    write(v, "notes.txt", new byte[] {1});
                }, Kind.SEGMENT_UNKNOWN, Kind.FILE_UNKNOWN));
    }

    private static void earlierSlot(BreakableVault vault, BreakableVault other) throws IOException {
        ClaimedSlot slot = ClaimedSlot.parse(Files.readAllBytes(file(vault, "slots/DOCTOR.slot")));
        byte[] earlier = slot.withoutGrants(Compartment.CLINICAL).bytes();
        write(vault, "slots/DOCTOR.slot", earlier);
        write(vault, "slots/DOCTOR.slot.bak", earlier);
    }

    private static Change flip(String name, int at) {
        return (vault, _) -> {
            byte[] bytes = Files.readAllBytes(file(vault, name));
            bytes[at] ^= 1;
            write(vault, name, bytes);
        };
    }

    private static Change delete(String name) {
        return (vault, _) -> Files.delete(file(vault, name));
    }

    private static Change both(Change one, Change two) {
        return (vault, other) -> {
            one.to(vault, other);
            two.to(vault, other);
        };
    }

    private static void write(BreakableVault vault, String name, byte[] bytes) throws IOException {
        Files.write(file(vault, name), bytes);
    }

    /** DOCTOR and SHEET stand for the ids of their slots. */
    private static Path file(BreakableVault vault, String name) throws IOException {
        String named = name.replace("DOCTOR", vault.doctorSlot().toString());
        return vault.folder().resolve(named.contains("SHEET") ? named.replace("SHEET", sheetSlot(vault)) : named);
    }

    private static String sheetSlot(BreakableVault vault) throws IOException {
        try (var files = Files.list(vault.folder().resolve("slots"))) {
            return files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".slot"))
                    .filter(each -> !each.startsWith(vault.doctorSlot().toString())).sorted().reduce((_, last) -> last)
                    .orElseThrow().replace(".slot", "");
        }
    }
}
