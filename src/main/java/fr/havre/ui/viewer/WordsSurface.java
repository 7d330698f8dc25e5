package fr.havre.ui.viewer;

import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Plain text; words found are selected one after the other. */
final class WordsSurface implements Surface {
    private final TextArea area;
    private final VBox node;
    private final Finder finder = new Finder();
    private double size = 1;

    WordsSurface(Content.Words content, LiveWords words) {
        area = new TextArea(content.text());
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("viewer-text");
        area.accessibleTextProperty().bind(words.bound("viewer.text.a11y"));
        node = new VBox(area);
        VBox.setVgrow(area, javafx.scene.layout.Priority.ALWAYS);
        if (content.cut()) {
            Label more = new Label();
            more.textProperty().bind(words.bound("viewer.text.cut"));
            more.setWrapText(true);
            more.getStyleClass().add("viewer-sentence");
            node.getChildren().add(more);
        }
    }

    @Override public Node node() {
        return node;
    }

    @Override public void focus() {
        area.requestFocus();
    }

    @Override public Optional<Searchable> searchable() {
        return Optional.of(finder);
    }

    @Override public boolean zoom(boolean larger) {
        size = Math.clamp(larger ? size * 1.15 : size / 1.15, 0.6, 3);
        area.setStyle("-fx-font-size: " + Math.round(100 * size) + "%;");
        return true;
    }

    @Override public void copy(Consumer<String> taker) {
        taker.accept(area.getSelectedText().isEmpty() ? area.getText() : area.getSelectedText());
    }

    private final class Finder implements Searchable {
        private final ReadOnlyIntegerWrapper hits = new ReadOnlyIntegerWrapper();
        private final ReadOnlyIntegerWrapper hit = new ReadOnlyIntegerWrapper();
        private List<WordFinder.Hit> found = List.of();

        @Override public void find(String words) {
            found = new WordFinder(words).in(area.getText());
            hits.set(found.size());
            hit.set(found.isEmpty() ? 0 : 1);
            select();
        }

        @Override public void step(int by) {
            if (found.isEmpty()) return;
            hit.set(Math.floorMod(hit.get() - 1 + by, found.size()) + 1);
            select();
        }

        private void select() {
            if (found.isEmpty()) {
                area.deselect();
                return;
            }
            WordFinder.Hit here = found.get(hit.get() - 1);
            area.selectRange(here.start(), here.end());
        }

        @Override public ReadOnlyIntegerProperty hitsProperty() {
            return hits.getReadOnlyProperty();
        }

        @Override public ReadOnlyIntegerProperty hitProperty() {
            return hit.getReadOnlyProperty();
        }
    }
}
