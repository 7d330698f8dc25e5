package fr.havre.vault.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir Path folder;

    @Test void keepsWhatWasCommittedAndForgetsWhatWasRolledBack() {
        Map<String, byte[]> keys = TestVault.keys();
        try (TestVault vault = TestVault.in(folder, keys)) {
            vault.clinical().write(tx -> tx.run("INSERT INTO clin.segment (number, length) VALUES (?, ?)", 1, 64L));
            assertThrows(IllegalArgumentException.class, () -> vault.clinical().write(tx -> {
                tx.run("INSERT INTO clin.segment (number, length) VALUES (?, ?)", 2, 64L);
                tx.announce("never");
                throw new IllegalArgumentException("no");
            }));
            assertEquals(List.of(), vault.changes());
        }
        try (TestVault vault = TestVault.in(folder, keys)) {
            assertEquals(List.of(1L), vault.clinical().read(
                    tx -> tx.list("SELECT number FROM clin.segment", row -> row.number("number"))));
        }
    }

    @Test void announcesChangesOnlyAfterTheCommit() {
        try (TestVault vault = TestVault.in(folder)) {
            vault.clinical().write(tx -> {
                tx.announce("changed");
                assertEquals(List.of(), vault.changes());
                return null;
            });
            assertEquals(List.of("changed"), vault.changes());
        }
    }

    @Test void aWriterOfOneCompartmentCannotWriteTheOther() {
        try (TestVault vault = TestVault.in(folder)) {
            VaultException refused = assertThrows(VaultException.class, () -> vault.administrative().write(
                    tx -> tx.run("INSERT INTO clin.segment (number, length) VALUES (1, 1)")));
            assertEquals(VaultException.Code.NOT_WRITABLE, refused.code());
        }
    }

    @Test void aReaderCannotWrite() {
        try (TestVault vault = TestVault.in(folder)) {
            assertThrows(IllegalStateException.class, () -> vault.clinical().read(
                    tx -> tx.run("DELETE FROM clin.segment")));
            assertThrows(VaultException.class, () -> vault.clinical().read(
                    tx -> tx.list("DELETE FROM clin.segment RETURNING number", row -> row.number("number"))));
        }
    }

    @Test void aTransactionIsUselessOnceItIsOver() {
        try (TestVault vault = TestVault.in(folder)) {
            Transaction kept = vault.clinical().write(tx -> tx);
            assertThrows(IllegalStateException.class, () -> kept.number("SELECT 1"));
        }
    }

    @Test void anotherKeyIsSaidToBeDamage() {
        TestVault.in(folder).close();
        VaultException refused = assertThrows(VaultException.class, () -> TestVault.in(folder, TestVault.randomKeys()));
        assertEquals(VaultException.Code.DAMAGED, refused.code());
    }

    @Test void bindsAndReadsEveryKindOfValue() {
        UUID id = UUID.randomUUID();
        try (TestVault vault = TestVault.in(folder)) {
            vault.clinical().read(tx -> {
                assertEquals(Optional.of(id), tx.first("SELECT ? AS x", row -> row.uuid("x"), id));
                assertEquals(Optional.of(tx.now()), tx.first("SELECT ? AS x", row -> row.instant("x"), tx.now()));
                assertEquals(Optional.of(true), tx.first("SELECT ? AS x", row -> row.flag("x"), true));
                assertEquals(Optional.of("œ"), tx.first("SELECT ? AS x", row -> row.text("x"), Optional.of("œ")));
                assertEquals(Optional.of(Optional.empty()),
                        tx.first("SELECT ? AS x", row -> row.optionalText("x"), Optional.empty()));
                return null;
            });
        }
    }

    @Test void nothingInItsFilesIsReadable() throws Exception {
        try (TestVault vault = TestVault.in(folder)) {
            vault.clinical().write(tx -> tx.run("""
                    INSERT INTO clin.audit (seq, at, person, session, act, subjects, prev, hash)
                    VALUES (1, 0, zeroblob(16), zeroblob(16), 'LISIBLE-EN-CLAIR', x'', zeroblob(32), zeroblob(32))"""));
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertFalse(bytes.contains("LISIBLE-EN-CLAIR"), file.getFileName().toString());
                    assertFalse(bytes.startsWith("SQLite format 3"), file.getFileName().toString());
                }
            }
        }
    }

    /** A page whose HMAC is wrong is handed on once by this driver and refused only from the next page on. */
    @Test void noRowIsGivenFromAPageThatIsNotWhatWasWritten() throws IOException {
        Map<String, byte[]> keys = TestVault.keys();
        byte[] long1 = new byte[6_000];
        new Random(1).nextBytes(long1);
        long before;
        try (TestVault vault = TestVault.in(folder, keys)) {
            before = vault.clinical().read(tx -> tx.number("PRAGMA clin.page_count"));
            vault.clinical().write(tx -> tx.run("CREATE TABLE clin.long (id INTEGER PRIMARY KEY, bytes BLOB) STRICT"));
            for (int i = 1; i <= 3; i++) {
                int id = i;
                vault.clinical().write(tx -> tx.run("INSERT INTO clin.long (id, bytes) VALUES (?, ?)", id, long1));
            }
        }
        Path file = folder.resolve("clin.db");
        byte[] good = Files.readAllBytes(file);
        int refused = 0;
        for (long page = before + 1; page <= good.length / 4096; page++) {
            byte[] bad = good.clone();
            bad[(int) (page - 1) * 4096 + 1000] ^= 4;
            Files.write(file, bad);
            try (TestVault vault = TestVault.in(folder, keys)) {
                for (int id = 1; id <= 3; id++) refused += isRefused(vault, id, long1) ? 1 : 0;
            }
        }
        assertTrue(refused >= 6, "refused " + refused);
    }

    private static boolean isRefused(TestVault vault, int id, byte[] expected) {
        try {
            byte[] read = vault.clinical().read(tx -> tx.first("SELECT bytes FROM clin.long WHERE id = ?",
                    row -> row.bytes("bytes"), id)).orElseThrow();
            assertArrayEquals(expected, read, "row " + id);
            return false;
        } catch (VaultException e) {
            assertEquals(VaultException.Code.DAMAGED, e.code());
            return true;
        }
    }

    @Test void nothingIsWrittenThatWasReadFromAPageThatIsNotWhatWasWritten() throws IOException {
        Map<String, byte[]> keys = TestVault.keys();
        byte[] text = new byte[4_500];
        try (TestVault vault = TestVault.in(folder, keys)) {
            vault.administrative().write(tx -> tx.run("CREATE TABLE adm.long (bytes BLOB) STRICT"));
            vault.administrative().write(tx -> tx.run("INSERT INTO adm.long (bytes) VALUES (?)", text));
            vault.administrative().maintain("PRAGMA own.wal_checkpoint(TRUNCATE)");
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("adm.db"));
        bytes[bytes.length - 4000] ^= 1;
        Files.write(folder.resolve("adm.db"), bytes);
        try (TestVault vault = TestVault.in(folder, keys)) {
            assertEquals(VaultException.Code.DAMAGED, assertThrows(VaultException.class, () -> vault.clinical().write(tx ->
                    tx.run("INSERT INTO clin.segment (number, length) SELECT 1, sum(length(hex(bytes))) FROM adm.long"))).code());
            assertEquals(Long.valueOf(0), vault.clinical().<Long>read(tx -> tx.number("SELECT count(*) FROM clin.segment")));
        }
    }
}
