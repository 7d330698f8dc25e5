package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.cda.CdaReader;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.viewer.cda.NarrativeView;
import fr.havre.ui.viewer.cda.Plain;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/**
 * The official example documents on screen. With the environment variable {@code HAVRE_NARRATIVES} naming a folder, each is
 * also drawn into it, for a reader to look at.
 */
class NarrativeExamplesTest {
    private static final String FOLDER = System.getenv().getOrDefault("HAVRE_NARRATIVES", "");
    private static final String WANTED = System.getenv().getOrDefault("HAVRE_NARRATIVES_NAMED", ".*");

    @Test void everyWordOfEveryNarrativeIsOnScreenAndIsCopied() throws Exception {
        List<Path> files = Examples.cda();
        assertTrue(files.size() >= 62);
        for (Path file : files) {
            DocumentSource source = DocumentSource.of(file);
            Content.Structured content = (Content.Structured) Opening.structured(source);
            Set<String> narrative = words(CdaReader.read(source, 8 << 20).narrative());
            assertEquals(Set.of(), without(narrative, words(Plain.of(content.blocks()))), "copied of " + file.getFileName());
            assertEquals(Set.of(), without(narrative, Screens.on(() -> shown(content, file))), "shown of " + file.getFileName());
            assertFalse(content.blocks().isEmpty() && content.pdfs().isEmpty(), file.toString());
        }
    }

    private static Set<String> without(Set<String> words, Set<String> found) {
        Set<String> missing = new TreeSet<>(words);
        missing.removeAll(found);
        return missing;
    }

    private static Set<String> shown(Content.Structured content, Path file) {
        NarrativeSurface surface = new NarrativeSurface(content, new LiveWords(Language.FRENCH), _ -> { }, _ -> { });
        NarrativeView view = surface.narrative();
        if (!FOLDER.isEmpty() && file.getFileName().toString().matches(WANTED)) draw(content, surface, file);
        assertTrue(view.words().size() < NarrativeView.MOST / 2);
        StringBuilder words = new StringBuilder();
        view.words().forEach(each -> words.append(each.text()).append('\n'));
        return words(words.toString());
    }

    private static void draw(Content.Structured content, NarrativeSurface surface, Path file) {
        HeaderPane header = new HeaderPane(content.cda(), new LiveWords(Language.FRENCH));
        header.unfold();
        VBox all = new VBox(header, surface.node());
        VBox.setVgrow(surface.node(), Priority.ALWAYS);
        Look look = new Look();
        look.themeProperty().set(Look.Theme.LIGHT);
        Screens.draw(all, 760, 1500, look, Path.of(FOLDER, file.getFileName() + ".png"));
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : text.split("[\\s\\p{Z}\\p{Cf}]+", -1)) {
            if (!word.isEmpty()) words.add(word);
        }
        return words;
    }
}
