/**
 * PDF: pages, text, what it would do by itself (never done), and what its text proposes as type, date and patient.
 * What the practice writes itself is a {@link fr.havre.documents.pdf.Paper}: PDF/A-1b, in the bundled font.
 * Memory and time are bounded, nothing is written to disk, nothing a PDF says is logged.
 *
 * <p>Depends on: documents, documents.image, patients, vault. Used by: documents (recognition), whoever makes a {@link
 * fr.havre.documents.pdf.Paper}, ui (showing pages through {@link fr.havre.documents.pdf.PdfFiles}).
 * <p>Threads: each reading has a thread of its own, which is left behind if it does not end in time.
 */
package fr.havre.documents.pdf;
