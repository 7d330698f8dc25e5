package fr.havre.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Does work on another thread, as the window does, but waits for it: a step of a test has all answers when it ends, and
 * whatever a screen does on the FX thread itself is seen to be done there.
 */
public final class ElsewhereBackground implements Background {
    @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("work").start(task);
        T result;
        try {
            result = task.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Exception problem)) throw new AssertionError(e.getCause());
            failed.accept(problem);
            return () -> { };
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        done.accept(result);
        return () -> { };
    }

    @Override public void onScreen(Runnable step) {
        Platform.runLater(step);
    }
}
