/** The frame of every screen after unlock: side bar, place, status bar. */
package fr.havre.ui.shell;
