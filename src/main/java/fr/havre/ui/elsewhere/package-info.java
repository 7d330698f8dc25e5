/**
 * Patients of another program, brought in from the window: which column holds what, a look at the first, what would become
 * of each, then all of them.
 *
 * <p>Depends on: patients.elsewhere. Used by: settings. Threads: FX; reading and bringing off it.
 */
package fr.havre.ui.elsewhere;
