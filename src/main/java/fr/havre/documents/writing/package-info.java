/**
 * Letters and medical summaries written here: drafts that are kept at each pause, given to a professional to sign, sent
 * back with a reason, or signed. Signing makes a PDF/A and, for a patient whose identity is qualified, the CDA around it,
 * keeps it as a document of the chart and ends the draft, in one transaction.
 *
 * <p>{@link fr.havre.documents.writing.Writings} is for who prepares, {@link fr.havre.documents.writing.Signing} for who
 * signs. Sending what was signed is sending any document.
 * <p>Depends on: documents and its cda, pdf, review; patients, access, vault. Used by: sending, admissions, ui, commands.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.documents.writing;
