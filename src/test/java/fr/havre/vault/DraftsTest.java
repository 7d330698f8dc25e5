package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    @TempDir Path folder;
    private final Drafts anne = new Drafts(new UUID(1, 1));
    private final Drafts farida = new Drafts(new UUID(1, 2));

    @Test void givesBackTheLastThatWasTypedAndOnlyToWhoTypedIt() {
        try (TestVault vault = TestVault.in(folder)) {
            vault.administrative().write(tx -> {
                anne.keep(tx, "patients.new", bytes("Le Gof"));
                anne.keep(tx, "patients.new", bytes("Le Goff"));
                return null;
            });
            vault.administrative().read(tx -> {
                assertArrayEquals(bytes("Le Goff"), anne.find(tx, "patients.new").orElseThrow());
                assertTrue(anne.find(tx, "another").isEmpty());
                assertTrue(farida.find(tx, "patients.new").isEmpty());
                return null;
            });
            vault.administrative().write(tx -> {
                farida.forget(tx, "patients.new");
                return null;
            });
            assertTrue(vault.administrative().read(tx -> anne.find(tx, "patients.new")).isPresent());
            vault.administrative().write(tx -> {
                anne.forget(tx, "patients.new");
                return null;
            });
            assertTrue(vault.administrative().read(tx -> anne.find(tx, "patients.new")).isEmpty());
        }
    }

    @Test void refusesWhatNobodyTyped() {
        try (TestVault vault = TestVault.in(folder)) {
            assertThrows(IllegalArgumentException.class, () -> vault.administrative().write(tx -> {
                anne.keep(tx, "a", new byte[Drafts.LONGEST + 1]);
                return null;
            }));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
