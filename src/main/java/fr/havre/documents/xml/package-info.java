/**
 * Reading XML that others wrote: encodings, no document type, nothing fetched, nothing that swells, streamed. Knows no
 * vocabulary.
 *
 * <p>Depends on: documents (limits and refusals). Used by: documents.cda, documents.xdm.
 * <p>Threads: a cursor belongs to one thread.
 */
package fr.havre.documents.xml;
