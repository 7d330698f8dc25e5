package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.Surroundings;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Filters, the timeline, and the selected document beside it. Where letters are too large for both, one of them at a time:
 * Enter or a click goes to the document, Escape or the button above it back to the timeline.
 */
final class DocumentsTab extends BorderPane {
    private static final double TIMELINE_SHARE = 0.44;
    private static final double BOTH_EM = 50;

    private final ChartViewModel chart;
    private final TimelineViewModel model;
    private final Surroundings around;
    private final DocumentPreview preview;
    private final ChartWords words;
    private final ListView<ChartRow> list = new ListView<>();
    private final SplitPane split = new SplitPane();
    private final FilterBar filters;
    private final VBox left;
    private final VBox right;
    private final DocumentActions actions;
    private final SelectionBar many;
    private final Button back = new Button();
    private boolean following;
    private boolean alone;
    private boolean narrow;

    DocumentsTab(ChartViewModel chart, Surroundings around, ChartTools tools) {
        this.chart = chart;
        this.model = chart.timeline();
        this.around = around;
        preview = tools.preview();
        this.words = new ChartWords(around.words());
        filters = new FilterBar(model, words);
        getStyleClass().add("chart-documents");
        many = new SelectionBar(chart, around, tools, words);
        left = new VBox(8, recordNews(), many, sentence(), timeline());
        left.setMinWidth(260);
        actions = new DocumentActions(chart, around, tools, words);
        right = new VBox(back(), actions, tools.preview().node());
        VBox.setVgrow(tools.preview().node(), Priority.ALWAYS);
        right.setMinWidth(260);
        arrange();
        SplitPane.setResizableWithParent(left, false);
        setTop(filters);
        setCenter(split);
        model.selectedProperty().addListener((_, _, line) -> shown(tools, line));
        shown(tools, model.selectedProperty().get());
        widthProperty().addListener(_ -> fit());
        filters.searchField().fontProperty().addListener(_ -> fit());
    }

    private void fit() {
        boolean tooNarrow = getWidth() > 0 && getWidth() < BOTH_EM * filters.searchField().getFont().getSize();
        if (tooNarrow == narrow) return;
        narrow = tooNarrow;
        arrange();
    }

    private Node back() {
        back.setGraphic(new FontIcon("fth-arrow-left"));
        back.textProperty().bind(around.words().bound("chart.back"));
        back.setMinWidth(USE_PREF_SIZE);
        back.managedProperty().bind(back.visibleProperty());
        back.setOnAction(_ -> large(false));
        back.getStyleClass().add("chart-back");
        return back;
    }

    /** A key that only the document has a use for. */
    void pressed(KeyEvent event) {
        preview.pressed(event);
    }

    private void shown(ChartTools tools, DocumentLine line) {
        if (line == null) tools.preview().clear();
        else tools.preview().show(line);
        follow();
    }

    /** Selects in the list what is selected in the model, and scrolls there if it is out of sight. */
    private void follow() {
        following = true;
        int row = model.selectedRow();
        if (row < 0) list.getSelectionModel().clearSelection();
        else if (list.getSelectionModel().getSelectedIndex() != row) {
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            list.scrollTo(Math.max(0, row - 2));
        }
        following = false;
    }

    ListView<ChartRow> list() {
        return list;
    }

    DocumentActions actions() {
        return actions;
    }

    /** Sends what is selected, be it one or several. */
    void send() {
        if (many.isVisible()) many.send();
        else actions.send();
    }

    void copy() {
        if (many.isVisible()) many.copy();
        else actions.copy();
    }

    /** Back to one document. */
    boolean single() {
        if (!many.isVisible()) return false;
        list.getSelectionModel().clearSelection();
        follow();
        return true;
    }

    FilterBar filters() {
        return filters;
    }

    /** Whether the document stands alone. */
    ReadOnlyBooleanProperty largeProperty() {
        return back.visibleProperty();
    }

    boolean large() {
        return alone;
    }

    /** The document alone, or beside its timeline again. */
    void large(boolean now) {
        if (now == alone) return;
        alone = now;
        arrange();
        if (!alone) list.requestFocus();
        else if (narrow) back.requestFocus();
    }

    private void arrange() {
        List<Node> shown = alone ? List.of(right) : narrow ? List.of(left) : List.of(left, right);
        if (!split.getItems().equals(shown)) {
            split.getItems().setAll(shown);
            if (shown.size() == 2) split.setDividerPositions(TIMELINE_SHARE);
        }
        back.setVisible(alone);
        setTop(alone ? null : filters);
    }

    private Node timeline() {
        list.setItems(model.rows());
        list.getStyleClass().add("timeline");
        list.setCellFactory(_ -> new TimelineCell(words, model::toggleOlder));
        list.accessibleTextProperty().bind(around.words().bound("chart.tab.documents"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((javafx.collections.ListChangeListener<ChartRow>) _ ->
                model.mark(list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList()));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!following && row != null) model.select(row);
        });
        model.rows().addListener((javafx.collections.ListChangeListener<ChartRow>) _ -> follow());
        around.words().languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(event -> {
            boolean adding = event.isShiftDown() || event.isShortcutDown();
            boolean opens = event.getClickCount() == 2 || (narrow && !many.isVisible());
            if (opens && !adding) large(model.selectedProperty().get() != null);
        });
        StackPane place = new StackPane(list, nothing());
        VBox.setVgrow(place, Priority.ALWAYS);
        return place;
    }

    /** Up and Down skip the headings; Right and Left open and fold older versions. */
    private void keys(KeyEvent event) {
        if (event.isControlDown() || event.isShiftDown()) return;
        switch (event.getCode()) {
            case KeyCode.DOWN -> model.next();
            case KeyCode.UP -> model.previous();
            case KeyCode.RIGHT -> model.showOlder(true);
            case KeyCode.LEFT -> model.showOlder(false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Tells why nothing is shown and what to do. */
    private Node nothing() {
        Label sentence = new Label();
        sentence.textProperty().bind(Bindings.createStringBinding(() -> around.words().now(chart.loadingProperty().get()
                ? "chart.loading" : model.linesProperty().get().isEmpty() ? "chart.empty" : "chart.nothing"),
                chart.loadingProperty(), model.linesProperty(), around.words().languageProperty()));
        sentence.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        sentence.setWrapText(true);
        sentence.getStyleClass().addAll(Styles.TEXT_MUTED, "chart-nothing");
        sentence.setMouseTransparent(true);
        return sentence;
    }

    private Node sentence() {
        Label sentence = new Label();
        sentence.textProperty().bind(Bindings.createStringBinding(() -> {
            Exception problem = chart.problemProperty().get() == null ? model.problemProperty().get()
                    : chart.problemProperty().get();
            if (problem != null) return around.words().sentence(problem);
            return model.incompleteProperty().get() ? around.words().now("chart.incomplete") : "";
        }, chart.problemProperty(), model.problemProperty(), model.incompleteProperty(), around.words()
                .languageProperty()));
        sentence.getStyleClass().add(Styles.DANGER);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        return sentence;
    }

    private Node recordNews() {
        Label text = new Label();
        text.setGraphic(new FontIcon("fth-cloud"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(Bindings.createStringBinding(() -> around.words().now("chart.record.new",
                chart.notKeptProperty().get()), chart.notKeptProperty(), around.words().languageProperty()));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button fetch = new Button();
        fetch.textProperty().bind(around.words().bound("chart.record.fetch"));
        fetch.setOnAction(_ -> chart.fetchFromRecord());
        fetch.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(10, text, fetch);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("record-news");
        line.visibleProperty().bind(chart.notKeptProperty().greaterThan(0));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }
}
