package fr.havre.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Files that another start of the program, or the desktop's <em>open with</em>, brings. */
public interface Arrivals {
    /**
     * Tells {@code arrival} what came before and what comes from now on, on any thread. An empty list: somebody only
     * wants to see the window.
     */
    void onArrival(Consumer<List<Path>> arrival);

    /** Tells {@code told} whom another program asked to see, before and from now on, on any thread. */
    default void onWanted(Consumer<Asking> told) { }
}
