/**
 * What leaves of an admission for the hospital: prepared by the front desk without the clinical key and without the network,
 * carried out once by a session that may send, on paper for those who are not digital.
 *
 * <p>What stands on the administrative side is a wish and how far it came; no word of a medical document.
 * <p>Depends on: admissions, sending, documents, patients, directory, access, vault. Used by: the command line, ui.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.admissions.submission;
