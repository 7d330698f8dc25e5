/**
 * One patient's chart: whose it is, the documents as a timeline beside a viewer, what was decided about the record, who
 * looked. The identity banner is for every screen that can send something.
 */
package fr.havre.ui.chart;
