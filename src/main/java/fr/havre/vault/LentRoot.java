package fr.havre.vault;

import fr.havre.vault.db.LentKey;
import fr.havre.vault.keys.RootKey;
import java.util.function.Function;

/** What a root lends for one purpose. */
record LentRoot(RootKey root, RootKey.Purpose purpose) implements LentKey {
    @Override public <R> R lend(Function<byte[], R> use) {
        return root.lend(purpose, use);
    }
}
