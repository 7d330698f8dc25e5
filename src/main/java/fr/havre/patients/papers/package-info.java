/**
 * Identity papers by the lines that machines read on them (ICAO 9303, and the French identity card of before 2021), and how
 * far they agree with a patient. A claim like any other: nothing is changed by it, a person looks.
 *
 * <p>Depends on: patients. Used by: commands, ui. Threads: any; milliseconds, whatever the text.
 */
package fr.havre.patients.papers;
