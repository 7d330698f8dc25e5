/**
 * Results of biology: those of one report as a table, and each of them over all reports of its patient as a chart. Units
 * are never converted nor mixed: another unit is another chart.
 *
 * <p>Depends on: documents, ui. Used by: ui.viewer.
 * <p>Threads: nodes on the FX thread; reports are read through {@link fr.havre.ui.Background}.
 */
package fr.havre.ui.viewer.biology;
