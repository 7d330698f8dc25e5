package fr.havre.ui.viewer;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Surroundings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Shows one document. On the FX thread; everything that reads happens elsewhere. */
public final class Viewer extends BorderPane {
    private final Surroundings around;
    private final LiveWords words;
    private final ViewerViewModel model;
    private final StackPane place = new StackPane();

    public Viewer(Desk desk, Surroundings around) {
        this.around = around;
        this.words = around.words();
        this.model = new ViewerViewModel(desk, around.background());
        getStyleClass().add("viewer");
        getStylesheets().add(Look.sheet("viewer"));
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty().bind(model.loadingProperty());
        Label problem = sentence();
        problem.textProperty().bind(words.sentence(model.problemProperty()));
        problem.visibleProperty().bind(model.problemProperty().isNotNull());
        setCenter(new StackPane(place, busy, problem));
        model.openedProperty().addListener((_, _, opened) -> fill(opened));
    }

    /** Shows this document; what was shown before goes at once. */
    public void show(DocumentLine line) {
        model.show(line);
    }

    /** Shows nothing. */
    public void clear() {
        model.clear();
    }

    private void fill(Opened opened) {
        if (opened == null) {
            place.getChildren().clear();
            setTop(null);
            return;
        }
        place.getChildren().setAll(node(opened.content()));
    }

    private Node node(Content content) {
        return switch (content) {
            case Content.Paged paged -> pages(paged);
            case Content.Words text -> words(text);
            case Content.Archive _ -> {
                Label label = sentence();
                label.textProperty().bind(words.bound("viewer.archive"));
                yield label;
            }
        };
    }

    private Node pages(Content.Paged paged) {
        return new PagesView(new PagesViewModel(paged.pages(), around.background()), words);
    }

    private Node words(Content.Words text) {
        TextArea area = new TextArea(text.text());
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("viewer-text");
        area.accessibleTextProperty().bind(words.bound("viewer.text.a11y"));
        return area;
    }

    private static Label sentence() {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add("viewer-sentence");
        return label;
    }
}
