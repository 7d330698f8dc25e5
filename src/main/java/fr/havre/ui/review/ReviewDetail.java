package fr.havre.ui.review;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.viewer.Viewer;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen report: whose it is, its abnormal values, what can be said of it, the report itself. */
final class ReviewDetail extends ScrollPane {
    private final ReviewViewModel model;
    private final LiveWords words;
    private final ReviewWords reviewWords;
    private final IdentityBanner banner;
    private final Label unfiled = new Label();
    private final Label findings = new Label();
    private final TextField word = new TextField();
    private final Viewer viewer;
    private DocumentId shown;

    /** @param seen says that it is seen, and goes to the next */
    ReviewDetail(Desk desk, ReviewViewModel model, Surroundings around, Runnable seen, Consumer<ReviewRow> open) {
        this.model = model;
        words = around.words();
        reviewWords = new ReviewWords(words);
        banner = new IdentityBanner(words);
        viewer = new Viewer(desk, around);
        VBox content = new VBox(10);
        content.getStyleClass().add("review-detail");
        setContent(content);
        setFitToWidth(true);
        setFitToHeight(true);                                           // in large letters it scrolls instead
        setFocusTraversable(false);
        getStyleClass().add("review-scroll");
        accessibleTextProperty().bind(words.bound("review.report"));
        banner.managedProperty().bind(banner.visibleProperty());
        unfiled.textProperty().bind(words.bound("review.unfiled.todo"));
        unfiled.getStyleClass().add(Styles.DANGER);
        unfiled.managedProperty().bind(unfiled.visibleProperty());
        findings.getStyleClass().add("review-all-findings");
        for (Label each : new Label[] {unfiled, findings}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        viewer.getStyleClass().add("review-report");
        setMinWidth(0);
        VBox.setVgrow(viewer, Priority.ALWAYS);
        content.getChildren().addAll(banner, unfiled, findings, acts(seen, open), viewer);
        model.chosenProperty().addListener((_, _, _) -> refresh());
        words.languageProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    private FlowPane acts(Runnable seen, Consumer<ReviewRow> open) {
        word.promptTextProperty().bind(words.bound("review.word"));
        word.accessibleTextProperty().bind(words.bound("review.word"));
        word.textProperty().bindBidirectional(model.wordProperty());
        word.setPrefColumnCount(18);
        word.setMinWidth(0);
        word.setOnAction(_ -> seen.run());
        Button main = new Button();
        main.textProperty().bind(words.bound("review.act.seen"));
        main.accessibleTextProperty().bind(words.bound("review.act.seen"));
        main.setGraphic(new FontIcon("fth-check"));
        main.getStyleClass().add(Styles.ACCENT);
        main.setMinWidth(USE_PREF_SIZE);
        main.setOnAction(_ -> seen.run());
        Button chart = new Button();
        chart.textProperty().bind(words.bound("review.act.open"));
        chart.accessibleTextProperty().bind(words.bound("review.act.open"));
        chart.setMinWidth(USE_PREF_SIZE);
        chart.disableProperty().bind(Bindings.createBooleanBinding(() -> model.chosenProperty().get() == null
                || model.chosenProperty().get().patient().isEmpty(), model.chosenProperty()));
        chart.setOnAction(_ -> open.accept(model.chosenProperty().get()));
        FlowPane line = new FlowPane(8, 8, word, main, chart);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    /** Where a word can be typed. */
    TextField word() {
        return word;
    }

    /** Escape leaves the word, not the screen. */
    void onEscape(Runnable leave) {
        word.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            leave.run();
            event.consume();
        });
    }

    private void refresh() {
        ReviewRow row = model.chosenProperty().get();
        setVisible(row != null);
        if (row == null) {
            shown = null;
            banner.clear();
            viewer.clear();
            return;
        }
        row.patient().ifPresentOrElse(patient -> banner.show(patient, LocalDate.ofInstant(row.review().since().plus(row.age()),
                FrenchZone.here())), banner::clear);
        unfiled.setVisible(row.patient().isEmpty());
        findings.setText(reviewWords.findings(row.review()));
        if (row.id().equals(shown)) return;
        shown = row.id();
        viewer.show(row.review().document());
    }

    /** The keys of the viewer that go from one document to another go through the list. */
    void onNeighbours(Runnable toPrevious, Runnable toNext) {
        viewer.setOnNeighbours(toPrevious, toNext);
    }
}
