/**
 * One field in which recipients are chosen: typed, chosen with the arrows, added with Enter. What is found comes from the
 * practice's contacts, the national directory, what was written to before, and what the caller adds (the patient).
 *
 * <p>No list of messages, no sending: the caller reads {@code chosen()}.
 * <p>Depends on: directory, messaging, ui. Used by: ui.letters, ui.send.
 * <p>Threads: the view and its view model on the FX thread; every search elsewhere.
 */
package fr.havre.ui.recipients;
