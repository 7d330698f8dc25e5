package fr.havre;

import java.util.List;
import java.util.function.Consumer;

/** Hands what is committed to the computer's listener, and to the open vault as soon as there is one. */
final class Announced implements Consumer<List<Object>> {
    private final Consumer<List<Object>> outside;
    private volatile Consumer<List<Object>> inside = _ -> { };

    Announced(Consumer<List<Object>> outside) {
        this.outside = outside;
    }

    void to(Consumer<List<Object>> vault) {
        inside = vault;
    }

    @Override public void accept(List<Object> changes) {
        outside.accept(changes);
        inside.accept(changes);
    }
}
