/**
 * The bytes of documents: append-only segment files per compartment, one fresh key per document, wrapped in its row.
 *
 * <p>Knows rows {@code segment} and {@code content}, nothing of what a document is. A document's bytes are durable once
 * the transaction that {@linkplain fr.havre.vault.content.ContentStore#keep keeps} them is committed: append, force,
 * commit, in this order (vault-format (a)).
 * <p>Depends on: vault.db, vault.keys. Used by: everything that keeps files.
 * <p>Threads: any but the FX thread; puts of several threads may overlap.
 */
package fr.havre.vault.content;
