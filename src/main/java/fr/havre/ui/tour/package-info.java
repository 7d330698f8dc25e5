/**
 * Every screen of the window, one after the other, as somebody goes through them with the keyboard: for pictures, and for
 * the test that looks at each. What a screen is, and does, is not here.
 *
 * <p>Depends on: every screen. Used by: the demo, and a test.
 * <p>Threads: everything on the FX thread, the work of the screens included: nobody waits for it there.
 */
package fr.havre.ui.tour;
