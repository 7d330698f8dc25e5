package fr.havre.ui.chart;

import fr.havre.documents.DocumentId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a chart needs of the rest of the window.
 *
 * @param preview shows a document
 * @param send proposes where a document can go, and sends it
 * @param newFile asks where a copy is to be written, given a name to propose; empty if somebody thought better of it
 */
public record ChartTools(DocumentPreview preview, Consumer<DocumentId> send, Function<String, Optional<Path>> newFile) { }
