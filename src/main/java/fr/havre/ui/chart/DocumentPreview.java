package fr.havre.ui.chart;

import fr.havre.documents.DocumentLine;
import javafx.scene.Node;

/** What shows the document that is selected. On the FX thread. */
public interface DocumentPreview {
    Node node();

    void show(DocumentLine line);

    void clear();
}
