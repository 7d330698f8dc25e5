package fr.havre.ui.viewer.cda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentSource;
import fr.havre.documents.Examples;
import fr.havre.documents.cda.CdaContent;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CdaReader;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;

/** The narratives of the official example documents, as nodes. */
class NarrativeExamplesTest {
    @Test void everyWordOfEveryNarrativeIsOnScreen() throws Exception {
        List<Path> files = Examples.cda();
        assertTrue(files.size() >= 62);
        for (Path file : files) {
            DocumentSource source = DocumentSource.of(file);
            CdaContent content = CdaContentReader.read(source);
            Set<String> missing = words(CdaReader.read(source, 8 << 20).narrative());
            List<Block> blocks = BlockReader.of(content.sections());
            missing.removeAll(words(Plain.of(blocks)));
            assertEquals(Set.of(), missing, "copied of " + file.getFileName());
            Set<String> unseen = words(CdaReader.read(source, 8 << 20).narrative());
            unseen.removeAll(Screens.on(() -> shown(blocks, file)));
            assertEquals(Set.of(), unseen, "shown of " + file.getFileName());
        }
    }

    private static Set<String> shown(List<Block> blocks, Path file) {
        NarrativeView view = new NarrativeView(blocks, _ -> Optional.empty(), new Label());
        view.getStyleClass().add("cda-page");
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        scroll.getStylesheets().add(Look.sheet("viewer"));
        Look look = new Look();
        look.themeProperty().set(Look.Theme.LIGHT);
        String picture = System.getenv().getOrDefault("HAVRE_NARRATIVES", "");
        if (!picture.isEmpty()) Screens.draw(scroll, 760, 1400, look, Path.of(picture, file.getFileName() + ".png"));
        StringBuilder words = new StringBuilder();
        view.words().forEach(each -> words.append(each.text()).append('\n'));
        return words(words.toString());
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        for (String word : text.split("[\\s\\p{Z}\\p{Cf}]+")) {
            if (!word.isEmpty()) words.add(word);
        }
        return words;
    }
}
