package fr.havre.ui.admissions;

import fr.havre.ui.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One piece of work after the other, as they were asked for: no answer comes before that to an earlier one. FX thread. */
final class InTurn {
    private final Background background;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InTurn(Background background) {
        this.background = background;
    }

    /** As {@link Background#run}, once everything before it was answered. */
    <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        prepared(() -> work, done, failed);
    }

    /**
     * The same for work that depends on what is on screen when its turn comes.
     *
     * @param preparing on the FX thread; what it throws is told like a failure of the work
     */
    <T> void prepared(Supplier<Callable<T>> preparing, Consumer<T> done, Consumer<Exception> failed) {
        waiting.add(() -> {
            Callable<T> work;
            try {
                work = preparing.get();
            } catch (RuntimeException e) {
                work = () -> {
                    throw e;
                };
            }
            background.run(work, answer -> {
                done.accept(answer);
                ended();
            }, failure -> {
                failed.accept(failure);
                ended();
            });
        });
        if (!running) next();
    }

    private void ended() {
        running = false;
        next();
    }

    private void next() {
        Runnable first = waiting.poll();
        if (first == null) return;
        running = true;
        first.run();
    }
}
