package fr.havre.vault.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.VaultException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationFilesTest {
    @ParameterizedTest @EnumSource(Compartment.class)
    void everyFileIsListedInOrderWithoutAGap(Compartment compartment) throws Exception {
        List<String> files = new ArrayList<>();
        for (String folder : Migrations.foldersOf(compartment)) {
            Path place = Path.of("src/main/resources/db").resolve(folder);
            if (!Files.isDirectory(place)) continue;
            try (var found = Files.list(place)) {
                found.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")).forEach(files::add);
            }
        }
        Collections.sort(files);
        assertEquals(files, Migrations.filesOf(compartment));
        assertEquals(IntStream.rangeClosed(1, files.size()).boxed().toList(),
                files.stream().map(Migrations::versionOf).toList());
    }

    @Test void newerDataIsRefusedByName(@TempDir Path folder) {
        var keys = TestVault.keys();
        try (TestVault vault = TestVault.in(folder, keys)) {
            vault.clinical().maintain("PRAGMA clin.user_version = 9999");
        }
        VaultException refused = assertThrows(VaultException.class, () -> TestVault.in(folder, keys));
        assertEquals(VaultException.Code.DATA_TOO_NEW, refused.code());
    }

    @Test void aTriggerIsOneStatement() {
        assertEquals(2, Migrations.statements("""
                CREATE TABLE own.a (x TEXT);   -- why
                CREATE TRIGGER own.t AFTER INSERT ON a BEGIN
                    DELETE FROM a;
                END;
                """).size());
    }
}
