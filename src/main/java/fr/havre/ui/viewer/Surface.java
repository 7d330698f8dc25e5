package fr.havre.ui.viewer;

import fr.havre.documents.DocumentPages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** One way of looking at a document, and what can be done with it there. On the FX thread. */
interface Surface {
    Node node();

    /** Where the keys go. */
    default void focus() {
        node().requestFocus();
    }

    default Optional<PagesViewModel> pages() {
        return Optional.empty();
    }

    default Optional<Searchable> searchable() {
        return Optional.empty();
    }

    /** Larger or smaller; false if it has one size only. */
    default boolean zoom(boolean larger) {
        return false;
    }

    /** Gives the words: those selected, else all there are here; perhaps later, perhaps none. */
    default void copy(Consumer<String> taker) { }

    /** What is printed, made when somebody prints; empty if it cannot be. */
    default Optional<Supplier<DocumentPages>> printed() {
        return Optional.empty();
    }

    /** Ends what it does in the background. */
    default void close() { }
}
