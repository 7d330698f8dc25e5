package fr.havre.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/** The one class that hops between the FX thread and the others. */
public final class FxBackground implements Background, AutoCloseable {
    /** Layout begins with the next frame; a step that comes while it goes on waits for its end. */
    private static final long FRAMES_MILLIS = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        if (threads.isShutdown()) return () -> { };                 // the window is gone: nobody waits for an answer
        AtomicBoolean wanted = new AtomicBoolean(true);
        Future<?> future = threads.submit(() -> {
            try {
                T result = work.call();
                answer(wanted, () -> done.accept(result));
            } catch (Exception e) {
                answer(wanted, () -> failed.accept(e));
            }
        });
        return () -> {
            wanted.set(false);
            future.cancel(true);
        };
    }

    private static void answer(AtomicBoolean wanted, Runnable step) {
        Platform.runLater(() -> {
            if (wanted.get()) step.run();
        });
    }

    @Override public void onScreen(Runnable step) {
        Platform.runLater(step);
    }

    @Override public void onceShown(Runnable step) {
        if (threads.isShutdown()) return;
        CompletableFuture.delayedExecutor(FRAMES_MILLIS, TimeUnit.MILLISECONDS, threads)
                .execute(() -> Platform.runLater(step));
    }

    @Override public void close() {
        threads.shutdownNow();
    }
}
