package fr.havre.ui;

import java.util.function.Supplier;

/** One short sentence in the corner, gone by itself; says nothing that a passer-by may not read. On the FX thread. */
public interface Notices {
    /** Says it. {@code sentence} is made anew when the language changes. */
    void say(Supplier<String> sentence);

    /** Says the same with an <em>undo</em> beside it, as long as it stands there. */
    void undoable(Supplier<String> sentence, Runnable undo);

    /** Says what went wrong; stays until it is closed. */
    void problem(Exception failure);
}
