/**
 * What comes next for a patient: appointments of the day, and in {@code prevention} the vaccinations that are due.
 *
 * <p>Knows no admission and no document.
 * <p>Depends on: patients, access, vault. Used by: admissions, ui, the command line.
 * <p>Threads: any but the FX thread.
 */
package fr.havre.agenda;
