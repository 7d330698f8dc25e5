/**
 * The agenda: the appointments of one day and what is done about them, all from the keyboard. For everybody who keeps the
 * agenda; whether a chart was made ready ahead of the visit is shown to who may look at records.
 *
 * <p>Depends on: agenda, patients, record (whether it was looked at), ui. Used by: the frame.
 * <p>Threads: the FX thread; reading and changing elsewhere, through {@code Background}.
 */
package fr.havre.ui.agenda;
