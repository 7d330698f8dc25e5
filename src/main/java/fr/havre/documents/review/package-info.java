/**
 * Results to look at: reports that came from elsewhere and that no professional has looked at yet, the abnormal first; who
 * has, and when.
 *
 * <p>What is abnormal in a report, and whom it is addressed to, is read once, when it is kept, and stands in rows: a list of
 * thousands reads no document. A newer version is a document of its own, to be looked at again.
 * <p>Not: what the results mean. That a value is abnormal is what the laboratory says, or its own range.
 * <p>Depends on: documents, documents.cda, patients, access, vault. Used by: documents (which tells it what is kept),
 * documents.writing, ui, cli.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.documents.review;
