/**
 * The two SQLCipher databases of a vault: one writing connection per compartment, a few reading ones, transactions as
 * parameters, numbered SQL migrations.
 *
 * <p>Table names are always qualified: {@code adm.}, {@code clin.}, {@code search.} (the full-text index of the
 * compartment that is written) or {@code own.} (the compartment of this transaction, for tables both have).
 * <p>Threads: a {@link fr.havre.vault.db.Database} may be shared; a {@link fr.havre.vault.db.Transaction} belongs to
 * the thread that runs it.
 */
package fr.havre.vault.db;
