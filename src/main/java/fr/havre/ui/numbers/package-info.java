/**
 * The practice in numbers, as a chart and as the same table: what left by week, how long documents took, what is blocked
 * and why, admissions complete on time. No names.
 *
 * <p>Depends on: sending, admissions. Used by: settings. Threads: FX; counting off it.
 */
package fr.havre.ui.numbers;
