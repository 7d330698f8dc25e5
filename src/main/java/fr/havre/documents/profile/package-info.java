/**
 * What documents of the chart say for the medical profile: read on demand into the lane of what comes from elsewhere, each line
 * with its document as the source; and what becomes of such lines when the document turns out to be somebody else's, or is erased.
 *
 * <p>The profile itself is {@code fr.havre.patients.profile}; the reading of a CDA is {@code fr.havre.documents.cda}.
 * <p>Depends on: documents, documents.cda, patients, access, vault. Used by: ui.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.documents.profile;
