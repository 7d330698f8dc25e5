package fr.havre.ui;

import javafx.scene.Node;

/** One sheet over the screen, never two: showing another closes the first. On the FX thread. */
public interface Sheets {
    /** Shows {@code content}, which has its own buttons; Escape closes it. {@code closed} runs however it closes. */
    void show(Node content, Runnable closed);

    void close();
}
