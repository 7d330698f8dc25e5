/**
 * Sending what is kept: to the patient's national record now. One sheet says what goes to whom and what is in the way,
 * one key sends, an undo takes back what still waits.
 *
 * <p>Neighbours: {@code record} has the rules and the queue; the chart and the lists call {@link fr.havre.ui.send.SendAction}.
 * <p>Threads: the FX thread; the rules are asked and documents queued off it.
 */
package fr.havre.ui.send;
