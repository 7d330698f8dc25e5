package fr.havre.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.BreakableVault;
import fr.havre.vault.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the second implementation gives of a damaged vault is what was kept, or it refuses; never anything else. */
class ReaderDamagedVaultsTest {
    @TempDir static Path once;
    private static List<BreakableVault> vaults;
    @TempDir Path plain;

    @BeforeAll static void makeTwo() throws IOException {
        vaults = BreakableVault.twoIn(once);
    }

    static List<Damage> all() {
        return Damage.all();
    }

    @Test void theUndamagedOnesAreReadWhole() {
        for (BreakableVault vault : vaults) assertEquals(Optional.of(vault.kept().size()), read(vault));
    }

    @ParameterizedTest @MethodSource("all") void nothingElseIsReadThanWhatWasKept(Damage damage) throws IOException {
        BreakableVault vault = vaults.get(damage.cut() ? 1 : 0);
        try {
            damage.change().to(vault, vaults.get(damage.cut() ? 0 : 1));
            assertTrue(read(vault).orElse(0) <= vault.kept().size());
        } finally {
            vault.putBack("vault/content/clin/2.seg");
        }
    }

    /** How many contents were read, each one of those kept; empty if the reader refused. */
    private Optional<Integer> read(BreakableVault vault) {
        List<byte[]> read = new ArrayList<>();
        try {
            VaultReader reader = new VaultReader(vault.folder());
            Slot slot = reader.slots().stream().filter(Slot::isRecovery).findFirst().orElseThrow();
            byte[] secret = slot.openWithSheet(vault.sheet()).orElseThrow();
            for (int compartment = 1; compartment <= 2; compartment++) {
                OpenedCompartment opened = reader.open(slot, secret, compartment).orElseThrow();
                Path file = plain.resolve(compartment + ".db");
                opened.decryptDatabase(file);
                read.addAll(opened.contents(file));
            }
        } catch (IOException | GeneralSecurityException | SQLException | NoSuchElementException
                | IllegalArgumentException | tools.jackson.core.JacksonException e) {
            return Optional.empty();
        }
        for (byte[] each : read) {
            assertTrue(vault.kept().values().stream().anyMatch(kept -> Arrays.equals(kept, each)));
        }
        return Optional.of(read.size());
    }
}
