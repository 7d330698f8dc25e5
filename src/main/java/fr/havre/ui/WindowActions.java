package fr.havre.ui;

/** What a screen can ask of the window itself. On the FX thread. */
public interface WindowActions {
    /** Covers the screen; keys stay, the queue goes on. */
    void veil();

    /** Locks the vault, and shows the door. */
    void lock();

    /** Closes the window, and with it the program. */
    void quit();

    /** How this person likes the window; {@link Preferences#save} off this thread. */
    Preferences preferences();

    Look look();
}
