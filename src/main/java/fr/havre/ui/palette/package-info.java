/**
 * One registry of what a person can do, and three ways to it: its shortcut, the palette (Ctrl+K) that finds actions,
 * patients and documents alike, and the overview of shortcuts (F1).
 *
 * <p>Screens add their actions; nothing here knows what they do.
 * <p>Threads: the FX thread; patients and documents are searched elsewhere.
 */
package fr.havre.ui.palette;
