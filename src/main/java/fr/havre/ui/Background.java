package fr.havre.ui;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Where work for a screen is done: never on the FX thread. Inline in tests. */
public interface Background {
    /** Work that was started. Cancelling interrupts it; neither answer comes afterwards. */
    interface Running {
        void cancel();
    }

    /** Runs {@code work} elsewhere, then exactly one of the two answers on the FX thread. */
    <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed);

    /** Runs {@code step} on the FX thread, soon. The only way in for news from other threads. */
    void onScreen(Runnable step);

    /**
     * Runs {@code step} on the FX thread when what was just changed has had the time to be seen: for work that would only
     * keep the processors from showing it.
     */
    default void onceShown(Runnable step) {
        onScreen(step);
    }
}
