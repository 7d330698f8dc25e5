package fr.havre.vault.db;

/** What is done inside one transaction. A thrown exception rolls it back and comes out of the call unchanged. */
@FunctionalInterface
public interface Work<R> {
    R in(Transaction tx);
}
