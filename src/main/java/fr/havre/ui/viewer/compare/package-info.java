/**
 * Two versions of a document side by side, scrolled together; differences in their words are marked.
 *
 * <p>Depends on: documents, ui, ui.viewer.cda. Used by: ui.viewer.
 * <p>Threads: differences are found on any thread, nodes are made on the FX thread.
 */
package fr.havre.ui.viewer.compare;
