package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import java.util.function.Consumer;

/**
 * What a chart needs of the rest of the window.
 *
 * @param preview shows a document
 * @param send proposes where a document can go, and sends it
 */
public record ChartTools(DocumentPreview preview, Consumer<DocumentId> send) { }
