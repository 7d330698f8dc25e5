/**
 * IHE_XDM.ZIP archives, as mail and CDs bring them: unpacked in memory and streamed, within limits on entries, sizes,
 * ratios and names; the ebXML list read; each listed document checked against its size and hash. And the
 * same written, for a message.
 *
 * <p>Depends on: documents, documents.xml, patients. Used by: documents (recognition), messaging.
 * <p>Threads: readers hold no state between calls.
 */
package fr.havre.documents.xdm;
