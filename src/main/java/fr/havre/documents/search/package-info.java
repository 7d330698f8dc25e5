/**
 * Full-text search of one compartment's documents: an FTS5 index in the file {@code search-adm.<epoch>.db} or {@code search-clin.<epoch>.db}, in partitions
 * by range of place, searched newest first.
 *
 * <p>Knows places (a document's rank by date), words and a few filters; which document stands at a place, and its text,
 * it asks of {@link fr.havre.documents.search.IndexedDocuments}. The index is never the truth: whatever is wrong with
 * it, it is built again from the documents, and nothing else stops.
 * <p>Depends on: vault. Used by: documents, messaging.inbox (messages are found with them), ui.
 * <p>Threads: any but the FX thread; what changes the index runs in the transaction that changes the documents.
 */
package fr.havre.documents.search;
