package fr.havre.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.vault.Finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each damaged vault of the table, verified by a person who cannot or does not sign in. */
class DamagedVaultsTest {
    @TempDir static Path once;
    private static List<BreakableVault> vaults;

    @BeforeAll static void makeTwo() throws IOException {
        vaults = BreakableVault.twoIn(once);
    }

    static List<Damage> all() {
        return Damage.all();
    }

    @ParameterizedTest @MethodSource("all") void verifyFindsWhatIsWrongAndNothingElse(Damage damage) throws IOException {
        BreakableVault vault = vaults.get(damage.cut() ? 1 : 0);
        try {
            damage.change().to(vault, vaults.get(damage.cut() ? 0 : 1));
            if (damage.findings().isEmpty()) {
                assertEquals(VaultException.Code.DAMAGED, assertThrows(VaultException.class, vault::verifyLocked).code());
                return;
            }
            Set<Kind> found = EnumSet.noneOf(Kind.class);
            vault.verifyLocked().forEach(each -> found.add(each.kind()));
            assertEquals(damage.findings(), found);
        } finally {
            vault.putBack("vault/content/clin/2.seg");
        }
    }
}
