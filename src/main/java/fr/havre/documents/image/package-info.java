/**
 * JPEG, PNG and TIFF: that the file is whole, how large the picture is and how many pages it has, from its structure.
 * No pixel is decoded here.
 *
 * <p>Depends on: documents. Used by: documents (recognition).
 * <p>Threads: readers hold no state between calls.
 */
package fr.havre.documents.image;
