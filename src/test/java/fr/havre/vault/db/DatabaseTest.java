package fr.havre.vault.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        VaultException refused = assertThrows(VaultException.class, () -> TestVault.in(folder));
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
}
