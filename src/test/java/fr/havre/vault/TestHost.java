package fr.havre.vault;

import fr.havre.vault.keys.QuickStretcher;
import java.nio.file.Path;
import java.time.InstantSource;

/** A computer on which signing in takes no time; {@code VaultTest} and the processes of tests show the program's own way. */
public final class TestHost {
    private TestHost() { }

    /** What the account remembers lies in {@code place/app}. */
    public static VaultHost at(Path place, InstantSource time) {
        return new VaultHost(place.resolve("app"), time, _ -> { }, () -> { }, new QuickStretcher());
    }
}
