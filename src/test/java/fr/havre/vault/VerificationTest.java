package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Finding.Kind;
import fr.havre.vault.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir static Path once;
    private static SampleVault original;
    @TempDir Path place;
    private SampleVault sample;

    @BeforeAll static void makeOne() {
        original = SampleVault.create(once);
    }

    @BeforeEach void copyIt() {
        sample = original.copyTo(place);
    }

    private List<Kind> verified() {
        try (UnlockedVault vault = sample.unlock()) {
            return kinds(vault.verify(List.of(), Progress.NONE));
        }
    }

    private List<Kind> verifiedClosed() {
        return kinds(Vault.at(sample.folder(), sample.host()).verify(sample.doctorSlot(),
                SampleVault.DOCTOR.toCharArray(), Progress.NONE));
    }

    private static List<Kind> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).distinct().toList();
    }

    @Test void anUntouchedVaultHasNoFindingsOpenOrClosed() {
        assertEquals(List.of(), verifiedClosed());
        assertEquals(List.of(), verified());
    }

    @Test void progressReachesItsEnd() {
        List<Long> done = new ArrayList<>();
        long[] total = new long[1];
        try (UnlockedVault vault = sample.unlock()) {
            vault.verify(List.of(), (now, all) -> {
                done.add(now);
                total[0] = all;
            });
        }
        assertEquals(total[0], done.getLast());
        assertTrue(total[0] > 8_500_000);
    }

    @Test void theFrontDeskVerifiesItsSideAndSaysWhatItCouldNot() {
        try (UnlockedVault vault = sample.unlockAtFrontDesk()) {
            assertEquals(List.of(new Finding(Kind.NOT_CHECKED, "clin")), vault.verify(List.of(), Progress.NONE));
        }
    }

    @Test void everyPageIsLookedAt() throws IOException {
        long pages = Files.size(sample.file("clinical.1.db")) / 4096;
        for (long page : new long[] {0, 1, pages / 2, pages - 1}) {
            sample.change("clinical.1.db", (int) (page * 4096 + 2000), 16);
            List<Kind> found = verifiedClosed();
            assertTrue(found.contains(Kind.DATABASE_DAMAGED), page + " " + found);
            sample.change("clinical.1.db", (int) (page * 4096 + 2000), 16);
        }
        assertEquals(List.of(), verifiedClosed());
    }

    @Test void aDatabaseCutAtAPageShows() throws IOException {
        byte[] whole = Files.readAllBytes(sample.file("clinical.1.db"));
        Files.write(sample.file("clinical.1.db"), Arrays.copyOf(whole, whole.length - 4096));
        List<Kind> found = verifiedClosed();
        assertTrue(found.contains(Kind.DATABASE_DAMAGED) || found.contains(Kind.DATABASE_INCONSISTENT),
                found.toString());
    }

    @Test void damagedShortMissingAndUnknownSegmentsAreTold() throws IOException {
        sample.change("content/clin/1.seg", 5000, 1);
        assertEquals(List.of(Kind.CONTENT_DAMAGED), verified());
        sample.change("content/clin/1.seg", 5000, 1);
        sample.change("content/clin/1.seg", 3, 1);
        assertEquals(List.of(Kind.SEGMENT_HEADER_DAMAGED), verified());
        sample.change("content/clin/1.seg", 3, 1);
        sample.change("content/clin/2.seg", 4_000_000, 1);
        assertEquals(List.of(Kind.SEGMENT_CHANGED, Kind.CONTENT_DAMAGED), verified());
        sample.change("content/clin/2.seg", 4_000_000, 1);
        byte[] whole = Files.readAllBytes(sample.file("content/adm/1.seg"));
        Files.write(sample.file("content/adm/1.seg"), Arrays.copyOf(whole, whole.length - 1));
        assertEquals(List.of(Kind.SEGMENT_SHORT, Kind.CONTENT_DAMAGED), verified());
        Files.delete(sample.file("content/adm/1.seg"));
        Files.write(sample.file("content/adm/77.seg"), whole);
        Files.write(sample.file("notes.txt"), whole);
        assertEquals(List.of(Kind.SEGMENT_MISSING, Kind.SEGMENT_UNKNOWN, Kind.FILE_UNKNOWN), verified());
    }

    @Test void aRightGivenBackBehindTheProgramsBackShows() {
        try (UnlockedVault vault = sample.unlock()) {
            vault.database(Compartment.ADMINISTRATIVE).write(tx -> tx.run("UPDATE adm.person SET role = 'MANAGER' WHERE label = 'FD'"));
            assertEquals(List.of(Kind.PEOPLE_CHANGED), kinds(vault.verify(List.of(), Progress.NONE)));
        }
    }

    @Test void aChainCutBehindASealContradictsTheOther() {
        try (UnlockedVault vault = sample.unlock()) {
            long last = vault.database(Compartment.CLINICAL).read(tx -> tx.number("SELECT max(seq) FROM own.audit"));
            vault.database(Compartment.CLINICAL).write(tx -> tx.run("DELETE FROM own.audit WHERE seq >= ?", last - 1));
            List<Kind> found = kinds(vault.verify(List.of(), Progress.NONE));
            assertTrue(found.contains(Kind.ROLLED_BACK), found.toString());
        }
        try (UnlockedVault vault = sample.unlock()) {
            vault.database(Compartment.CLINICAL).write(tx -> tx.run("UPDATE own.audit SET hash = zeroblob(32) WHERE seq = 2"));
            List<Kind> found = kinds(vault.verify(List.of(), Progress.NONE));
            assertTrue(found.contains(Kind.AUDIT_CHAIN_BROKEN), found.toString());
        }
    }

    @Test void aRowThatNamesNothingInTheOtherCompartmentShows() {
        CrossReference slots = new CrossReference(Compartment.CLINICAL, "member", "person", "person", "id");
        try (UnlockedVault vault = sample.unlock()) {
            assertEquals(List.of(), vault.verify(List.of(slots), Progress.NONE));
            vault.database(Compartment.ADMINISTRATIVE).write(tx -> tx.run("DELETE FROM adm.person WHERE label = 'AB'"));
            assertTrue(kinds(vault.verify(List.of(slots), Progress.NONE)).contains(Kind.REFERENCE_BROKEN));
        }
    }

    /** Folders stand where files would have to be made: that holds for every account, an administrator's too. */
    @Test void whereNothingCanBeWrittenNobodySignsInButPagesAndSmallFilesAreVerified() throws IOException {
        for (String each : List.of("lock", "main.1.db-wal", "clinical.1.db-wal")) {
            Files.deleteIfExists(sample.file(each));
            Files.createDirectory(sample.file(each));
        }
        assertEquals(VaultException.Code.NOT_WRITABLE, assertThrows(VaultException.class, sample::unlock).code());
        assertEquals(List.of(Kind.NOT_WRITABLE_SO_NOT_CHECKED), verifiedClosed());
        sample.change("clinical.1.db", 4096 * 4 + 9, 1);
        sample.change("vault.json.bak", 20, 1);
        List<Kind> found = verifiedClosed();
        assertTrue(found.containsAll(List.of(Kind.DATABASE_DAMAGED, Kind.VAULT_FILE_COPY_DAMAGED)), found.toString());
    }

    @Test void whenTheDiskFillsNothingIsDoneWithoutItsTraceAndReadingAndLockingGoOn() {
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override public void publish(LogRecord each) {
                if (each.getLevel().intValue() >= Level.INFO.intValue()) logged.add(each);
            }

            @Override public void flush() { }

            @Override public void close() { }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try (UnlockedVault vault = sample.unlock()) {
            for (Compartment each : Compartment.values()) fill(vault.database(each));
            assertEquals(List.of(), vault.verify(List.of(), Progress.NONE));
        } finally {
            root.removeHandler(handler);
        }
        assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList(), "shown to a person");
        try (UnlockedVault vault = sample.unlock()) {
            assertEquals(List.of(), vault.findings());
        }
    }

    /** As if the disk had no page left; the acts that still fit into the last ones are done. */
    private static void fill(Database database) {
        database.maintain("PRAGMA own.max_page_count = 1");                // as many as there are, and no more
        VaultException full = assertThrows(VaultException.class, () -> {
            for (int i = 0; i < 10_000; i++) {
                database.write(tx -> {
                    tx.audit("document.read", UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
                    return 0;
                });
            }
        });
        assertEquals(VaultException.Code.DISK_FULL, full.code());
    }
}
