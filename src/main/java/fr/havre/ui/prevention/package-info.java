/**
 * Prevention on screen: in a chart what was given and what is due, each line with its rule; and for the whole practice who is
 * to be reminded. A professional decides, line by line: nothing is sent by itself.
 *
 * <p>Depends on: agenda.prevention, patients, sending, ui. Used by: the frame. Only for who holds the clinical key.
 * <p>Threads: the FX thread; reading and changing elsewhere, through {@code Background}.
 */
package fr.havre.ui.prevention;
