package fr.havre.ui;

import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/** One short sentence in the corner, gone by itself; says nothing that a passer-by may not read. On the FX thread. */
public interface Notices {
    /** Says it. {@code sentence} is made anew when the language changes. */
    void say(Supplier<String> sentence);

    /** Says the same with an <em>undo</em> beside it, as long as it stands there. */
    void undoable(Supplier<String> sentence, Runnable undo);

    /**
     * Says what is about to happen, second by second, with a way to stop it as long as it stands there.
     *
     * @param left until then
     * @param sentence for so many seconds left
     */
    default void held(Duration left, LongFunction<String> sentence, ObservableValue<String> stop, Runnable undo) {
        undoable(() -> sentence.apply(left.toSeconds()), undo);
    }

    /**
     * Says it with something to be done about it beside it, as long as it stands there.
     *
     * @param label key of the button's words
     */
    default void offering(Supplier<String> sentence, String label, Runnable act) {
        say(sentence);
    }

    /** Says what went wrong; stays until it is closed. */
    void problem(Exception failure);
}
