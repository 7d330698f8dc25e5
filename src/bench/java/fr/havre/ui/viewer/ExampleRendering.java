package fr.havre.ui.viewer;

import fr.havre.documents.DocumentSource;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.words.Language;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;

/** What the viewer does with one CDA, from its bytes to nodes that are laid out, in a window that is open already. */
public final class ExampleRendering {
    private final Look look = Screens.on(() -> {
        Look light = new Look();
        light.themeProperty().set(Look.Theme.LIGHT);
        return light;
    });

    /** Processor time off the window's thread, and on it. */
    public double[] millis(Path file) throws Exception {
        DocumentSource source = DocumentSource.of(Files.readAllBytes(file));
        double start = processorMillis();
        Content.Structured content = (Content.Structured) Opening.structured(source);
        double reading = processorMillis() - start;
        return new double[] {reading, Screens.on(() -> laidOut(content))};
    }

    private static double processorMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private double laidOut(Content.Structured content) {
        double start = processorMillis();
        LiveWords words = new LiveWords(Language.FRENCH);
        NarrativeSurface surface = new NarrativeSurface(content, words, _ -> { }, _ -> { });
        VBox all = new VBox(new HeaderPane(content.cda(), words), surface.node());
        Scene scene = new Scene(all, 760, 900);
        look.dress(scene);
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        return processorMillis() - start;
    }
}
