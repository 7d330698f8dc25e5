/**
 * Shows one document: pages of PDFs and pictures, narratives of CDAs, plain text, results of biology. Nothing of it is
 * ever a file on disk, no script runs, nothing is fetched.
 *
 * <p>Depends on: documents, patients, ui. Used by: the chart, and every screen that shows a document.
 * <p>Threads: views and view models on the FX thread; documents are opened, drawn and searched through {@link
 * fr.havre.ui.Background}.
 */
package fr.havre.ui.viewer;
