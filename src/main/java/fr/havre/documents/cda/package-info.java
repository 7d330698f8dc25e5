/**
 * CDA R2 documents as used in France: reads the header, every word of the narrative and the embedded files of levels
 * 1 to 3; writes level 1 around a PDF. Style sheets, scripts, references to elsewhere are never followed.
 *
 * <p>Depends on: documents, documents.xml, documents.pdf, patients. Used by: documents (recognition, profile, review, writing),
 * record (what is published), messaging, ui.viewer.
 * <p>Threads: readers and writers hold no state between calls.
 */
package fr.havre.documents.cda;
