package fr.havre.vault.db;

import java.util.function.Function;

/** A 32-byte key that is shown to one function at a time and wiped when it returns. */
public interface LentKey {
    <R> R lend(Function<byte[], R> use);
}
