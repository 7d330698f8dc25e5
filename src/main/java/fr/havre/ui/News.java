package fr.havre.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was committed, told to the screens on the FX thread. Used on the FX thread only, but for {@link #committed}. */
public final class News {
    /** Stops a screen's listening. */
    public interface Listening extends AutoCloseable {
        @Override void close();
    }

    private record Listener<T>(Class<T> type, Consumer<T> told) {
        void tell(Object change) {
            if (type.isInstance(change)) told.accept(type.cast(change));
        }
    }

    private final Background background;
    private final List<Listener<?>> listeners = new ArrayList<>();

    public News(Background background) {
        this.background = background;
    }

    /** Tells {@code told} every change of this type, after its commit. */
    public <T> Listening listen(Class<T> type, Consumer<T> told) {
        Listener<T> listener = new Listener<>(type, told);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Called on the committing thread. */
    public void committed(List<Object> changes) {
        background.onScreen(() -> changes.forEach(change -> List.copyOf(listeners).forEach(each -> each.tell(change))));
    }
}
