package fr.havre.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does nothing until it is told to: one piece of work after another, each with its answer, on the calling thread. */
public final class LaterBackground implements Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Runnable step = () -> new InlineBackground().run(work, done, failed);
        waiting.add(step);
        return () -> waiting.remove(step);
    }

    @Override public void onScreen(Runnable step) {
        step.run();
    }

    public int waiting() {
        return waiting.size();
    }

    /** The oldest piece of work. */
    public void next() {
        waiting.remove().run();
    }

    /** The newest: it was quicker. */
    public void newest() {
        waiting.removeLast().run();
    }

    /** Until nothing waits, what is started meanwhile included. */
    public void all() {
        while (!waiting.isEmpty()) next();
    }
}
