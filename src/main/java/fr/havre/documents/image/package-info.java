/**
 * JPEG, PNG and TIFF: that the file is whole, how large the picture is and how many pages it has, from its structure
 * alone; and, to be looked at, its pages as pictures of a bounded size.
 *
 * <p>Depends on: documents. Used by: documents (recognition), ui (showing pages).
 * <p>Threads: readers hold no state between calls.
 */
package fr.havre.documents.image;
