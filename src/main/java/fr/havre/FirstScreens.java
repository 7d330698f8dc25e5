package fr.havre;

import fr.havre.ui.tour.FirstLook;
import fr.havre.vault.NewPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/**
 * A start of the program as far as the door, drawn to memory, on a vault of its own, and its end: whoever packages Havre
 * lets Java learn from it what a start needs ({@code -XX:AOTCacheOutput}). No more than that: Java loads at each start all
 * that it has learnt, needed or not.
 */
public final class FirstScreens {
    private FirstScreens() { }

    /** {@code args}: a folder, empty the first time: making a vault is nothing that a start needs, so it is learnt the second. */
    public static void main(String[] args) {
        Display.drawToMemory();
        Path vault = Path.of(args[0]).resolve("vault");
        if (!Files.exists(vault)) make(vault);
        FirstLook.closesWhatIsShown();
        Main.main(new String[] {"window", vault.toString()});
    }

    private static void make(Path vault) {
        new FrontDoor(vault.resolveSibling("app"), InstantSource.system()).create(vault,
                NewPerson.of("AB", "A B", "DOCTOR", true), UUID.randomUUID().toString().toCharArray()).close();
    }
}
