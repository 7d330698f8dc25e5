package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.AccessesViewModel.Access;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** When, who, what. */
final class AccessesTab extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final AccessesViewModel model;
    private final TimelineViewModel timeline;
    private final ChartWords chartWords;
    private final LiveWords words;
    private final TableView<Access> table = new TableView<>();

    AccessesTab(AccessesViewModel model, TimelineViewModel timeline, ChartWords chartWords) {
        super(8);
        this.model = model;
        this.timeline = timeline;
        this.chartWords = chartWords;
        this.words = chartWords.live();
        Label what = new Label();
        what.textProperty().bind(words.bound("chart.accesses.what"));
        what.getStyleClass().add(Styles.TEXT_MUTED);
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        Label problem = new Label();
        problem.textProperty().bind(words.sentence(model.problemProperty()));
        problem.getStyleClass().add(Styles.DANGER);
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(40, 40);
        busy.visibleProperty().bind(model.loadingProperty());
        StackPane place = new StackPane(table(), busy);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(what, problem, place);
    }

    private TableView<Access> table() {
        table.setItems(model.rows());
        table.setFixedCellSize(36);
        table.accessibleTextProperty().bind(words.bound("chart.tab.accesses"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("chart.accesses.when", 190, this::when));
        table.getColumns().add(column("chart.accesses.who", 220, access -> access.who().isBlank()
                ? words.now("chart.accesses.unknown") : access.who()));
        table.getColumns().add(column("chart.accesses.act", 600, this::act));
        Label nothing = new Label();
        nothing.textProperty().bind(Bindings.when(model.loadingProperty()).then(words.bound("chart.loading"))
                .otherwise(words.bound("chart.accesses.none")));
        table.setPlaceholder(nothing);
        words.languageProperty().addListener((_, _, _) -> table.refresh());
        return table;
    }

    private TableColumn<Access, String> column(String key, int width, Function<Access, String> shown) {
        TableColumn<Access, String> column = new TableColumn<>();
        column.textProperty().bind(words.bound(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(shown.apply(row.getValue())));
        return column;
    }

    private String when(Access access) {
        return WHEN.format(access.at().atZone(Timeline.FRANCE));
    }

    private String act(Access access) {
        String key = "chart.act." + access.act();
        boolean known = words.languageProperty().get().texts("window.chart").containsKey(key);
        String act = known ? words.now(key) : words.now("chart.act.other", access.act());
        return document(access).map(line -> act + " – " + chartWords.title(line)).orElse(act);
    }

    private Optional<DocumentLine> document(Access access) {
        boolean one = access.act().startsWith("document.") || access.act().equals("record.publish_requested");
        if (!one) return Optional.empty();
        return access.subjects().stream().findFirst().map(DocumentId::new)
                .flatMap(id -> timeline.linesProperty().get().stream()
                .flatMap(ChartDocument::all).filter(line -> line.id().equals(id)).findFirst());
    }
}
