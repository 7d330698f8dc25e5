/**
 * Hospital admissions for who prepares them: the board of every coming one, the file of one with its pieces, what is sent
 * to the hospital. Works without the clinical key and without the network.
 *
 * <p>Decides nothing: which piece is needed says {@link fr.havre.admissions.Checklist}; who may, the services.
 * <p>Depends on: admissions, patients, directory, ui.viewer, ui.chart, ui.shell. Used by: ui.
 * <p>Threads: FX; what reads, files and sends runs through {@link fr.havre.ui.Background}.
 */
package fr.havre.ui.admissions;
