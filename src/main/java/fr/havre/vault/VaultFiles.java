package fr.havre.vault;

import fr.havre.vault.db.Database.KeyedFile;
import fr.havre.vault.keys.RootKey;
import fr.havre.vault.keys.RootKey.Purpose;
import fr.havre.vault.keys.VaultFile;
import java.nio.file.Path;
import java.util.UUID;

/** Where each file of a vault lies (vault-format (a)). */
record VaultFiles(Path folder, VaultFile names) {
    Path database(Compartment compartment) {
        String name = compartment == Compartment.ADMINISTRATIVE ? "main" : "clinical";
        return folder.resolve(name + "." + names.epoch(compartment) + ".db");
    }

    Path search(Compartment compartment) {
        return folder.resolve("search-" + compartment.schema() + "." + names.epoch(compartment) + ".db");
    }

    Path contents(Compartment compartment) {
        return folder.resolve("content").resolve(compartment.schema());
    }

    Path heads() {
        return folder.resolve("heads");
    }

    static Path lock(Path folder) {
        return folder.resolve("lock");
    }

    /** Outside the folder, named by the instance: a restored copy begins its own. */
    static Path outerHeads(Path appData, UUID instance) {
        return appData.resolve("heads").resolve(instance.toString());
    }

    KeyedFile database(RootKey root) {
        return new KeyedFile(database(root.compartment()), root.key(Purpose.DB));
    }

    KeyedFile search(RootKey root) {
        return new KeyedFile(search(root.compartment()), root.key(Purpose.SEARCH));
    }
}
