/**
 * An identity paper beside the patient it was filed for: what its machine-readable lines say, and what does not agree.
 *
 * <p>Depends on: patients.papers, documents. Used by: screens that show filed papers. Threads: FX; reading off it.
 */
package fr.havre.ui.papers;
