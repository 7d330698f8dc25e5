/**
 * Letters and summaries on screen: the editor with the sheet beside it, and the place where what waits is signed.
 *
 * <p>Depends on: ui and what it may use. Used by: ui (Workplace).
 * <p>Threads: views and view models on the FX thread; what they read and keep goes through Background.
 */
package fr.havre.ui.writing;
