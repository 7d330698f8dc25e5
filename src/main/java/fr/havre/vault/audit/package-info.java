/**
 * The trace of every act: one chain of hashes per database, signed by the person who acted, and its last link
 * remembered outside the database (vault-format (d), (e)).
 *
 * <p>Knows codes and ids, not what they mean. A bare chain could be recomputed by any holder of the database key; hence
 * the signatures. A database put back as it was yesterday has a perfect chain; hence {@code heads}.
 * <p>Depends on: vault.db, vault.keys. Used by: vault.
 * <p>Threads: the thread of the transaction; {@code heads} under its own lock.
 */
package fr.havre.vault.audit;
