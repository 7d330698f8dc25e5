package fr.havre.ui.tour;

import fr.havre.ui.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once, so that a screen is whole when it is looked at. */
final class AtOnce implements Background {
    @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return () -> { };
        }
        done.accept(result);
        return () -> { };
    }

    @Override public void onScreen(Runnable step) {
        step.run();
    }
}
