/**
 * The narrative of a CDA on screen: blocks without toolkit types made of its elements, and the nodes made of them.
 *
 * <p>Depends on: documents.cda. Used by: ui.viewer.
 * <p>Threads: blocks are made on any thread, nodes on the FX thread.
 */
package fr.havre.ui.viewer.cda;
