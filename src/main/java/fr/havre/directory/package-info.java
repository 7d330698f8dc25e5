/**
 * Who can be written to: professionals, structures and their secure addresses as the national directory (Annuaire
 * Santé) gives them, kept for thirty days with their age, and the practice's own contacts beside them.
 *
 * <p>One field finds by name, RPPS, place, specialty, structure and address: {@link fr.havre.directory.Directory#local}
 * answers at once from what is kept, {@link fr.havre.directory.Directory#find} asks the directory too. Lives in the
 * administrative compartment, so that the front desk can search; knows no patient, and asks nobody about a patient's
 * address. Who may set the connection is asked of what the composition gives; this package knows no roles.
 * <p>Depends on: vault. Used by: messaging, admissions, ui, cli.
 * <p>Threads: any but the FX thread; {@code find} and {@code check} wait for the network up to thirty seconds.
 */
package fr.havre.directory;
