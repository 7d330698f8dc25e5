package fr.havre.ui.chart;

import fr.havre.documents.DocumentLine;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** What shows the document that is selected. On the FX thread. */
public interface DocumentPreview {
    Node node();

    void show(DocumentLine line);

    void clear();

    /** A key that nothing else had a use for, pressed elsewhere in the chart; consumes it if it knows it. */
    default void pressed(KeyEvent event) { }
}
