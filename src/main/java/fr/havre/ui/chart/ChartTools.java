package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a chart needs of the rest of the window.
 *
 * @param preview shows a document
 * @param send proposes where documents can go, and sends them
 * @param correct begins the correction of a letter that was signed here
 */
public record ChartTools(DocumentPreview preview, Consumer<List<DocumentId>> send, Consumer<DocumentId> correct) { }
