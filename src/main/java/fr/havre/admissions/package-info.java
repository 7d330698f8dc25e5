/**
 * Hospital admissions: the stay, the pieces it needs by the rules of {@code checklist.tsv}, where each of them stands and
 * who waits for whom. All of it is administrative: the front desk does it without the clinical key, offline.
 *
 * <p>Reads no medical document and sends nothing. A piece that is a medical document is only known to be there.
 * <p>Depends on: documents, patients, access, vault. Used by: the command line, ui.
 * <p>Threads: any but the FX thread; a method is a transaction of a few milliseconds, but for filing a document.
 */
package fr.havre.admissions;
