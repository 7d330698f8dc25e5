/**
 * The medical profile in a patient's chart: a tab with what the practice holds to be so and, beside it, what waits to be accepted;
 * the lines that count in an emergency on the chart's first screen; the page for an admission.
 *
 * <p>Depends on: patients.profile, documents, ui. Used by: ui (Workplace), the command line for the page.
 * <p>Threads: views on the FX thread; the store is read and written in the background.
 */
package fr.havre.ui.profile;
