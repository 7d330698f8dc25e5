package fr.havre.ui.viewer;

import fr.havre.documents.DocumentSource;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/** What the viewer does with one CDA, from its bytes to nodes that are laid out. */
public final class ExampleRendering {
    private ExampleRendering() { }

    /** Milliseconds off the FX thread, and on it. */
    public static double[] millis(Path file) throws Exception {
        DocumentSource source = DocumentSource.of(java.nio.file.Files.readAllBytes(file));
        long start = System.nanoTime();
        Content.Structured content = (Content.Structured) Opening.structured(source);
        double reading = (System.nanoTime() - start) / 1e6;
        double drawing = Screens.on(() -> laidOut(content));
        return new double[] {reading, drawing};
    }

    private static double laidOut(Content.Structured content) {
        long start = System.nanoTime();
        LiveWords words = new LiveWords(Language.FRENCH);
        NarrativeSurface surface = new NarrativeSurface(content, words, _ -> { }, _ -> { });
        VBox all = new VBox(new HeaderPane(content.cda(), words), surface.node());
        all.getStylesheets().add(Look.sheet("viewer"));
        Scene scene = new Scene(all, 760, 900);
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
