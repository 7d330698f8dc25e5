package fr.havre.ui.shell;

/** Something on a screen that files are dropped on: over it the window's own import stands back. On the FX thread. */
public interface TakesFiles {
    /** Whether it takes files now. */
    boolean takesFiles();
}
