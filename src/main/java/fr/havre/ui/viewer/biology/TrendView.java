package fr.havre.ui.viewer.biology;

import atlantafx.base.theme.Styles;
import fr.havre.documents.cda.CodedResult;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One analyte over all reports of the patient: a chart and a list for each unit, the unit of the selected result first. */
final class TrendView extends VBox {
    private final Surroundings around;
    private final Optional<PatientId> patient;
    private final Label title = new Label();
    private final Label state = new Label();
    private final VBox charts = new VBox(10);
    private List<Trend> trends = List.of();
    private boolean ready;
    private CodedResult wanted;
    private final Background.Running running;

    TrendView(Reports reports, Optional<PatientId> patient, Surroundings around) {
        this.around = around;
        this.patient = patient;
        getStyleClass().add("trend");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        state.getStyleClass().add(Styles.TEXT_MUTED);
        state.setWrapText(true);
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        VBox.setVgrow(charts, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(new VBox(title, state, charts));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        around.words().languageProperty().addListener((_, _, _) -> fill());
        running = patient.isEmpty() ? () -> { } : around.background().run(() -> reports.trends(patient.get()), found -> {
            trends = found;
            ready = true;
            fill();
        }, failure -> state.setText(around.words().sentence(failure)));
    }

    /** Shows the analyte of {@code result}. */
    void show(CodedResult result) {
        wanted = result;
        fill();
    }

    void close() {
        running.cancel();
    }

    /** Those of the selected analyte, its own unit first. */
    List<Trend> shown() {
        if (wanted == null) return List.of();
        Trend.Analyte analyte = Trend.Analyte.of(wanted);
        String unit = wanted.quantity().map(each -> each.unit()).orElse("");
        return trends.stream().filter(each -> each.analyte().equals(analyte))
                .sorted(Comparator.comparing(each -> !each.unit().equals(unit))).toList();
    }

    private void fill() {
        charts.getChildren().clear();
        if (wanted == null) return;
        title.setText(around.words().now("biology.trend.title", wanted.name()));
        List<Trend> mine = shown();
        if (patient.isEmpty()) state.setText(around.words().now("biology.trend.unfiled"));
        else if (!ready) state.setText(around.words().now("biology.trend.reading"));
        else if (mine.isEmpty()) state.setText(around.words().now("biology.trend.none"));
        else state.setText(mine.size() > 1 ? around.words().now("biology.trend.units", mine.size()) : "");
        mine.forEach(each -> charts.getChildren().add(unit(each, mine.size() > 1)));
    }

    private Node unit(Trend trend, boolean named) {
        Amounts amounts = new Amounts(around.words().locale());
        TrendChart chart = new TrendChart(trend, around.words(), this::open);
        chart.getYAxis().setLabel(amounts.unit(trend.unit()));
        chart.setAccessibleText(around.words().now("biology.chart.a11y", trend.name(), amounts.unit(trend.unit()),
                trend.points().size()));
        HBox.setHgrow(chart, Priority.ALWAYS);
        HBox line = new HBox(8, chart, values(trend, amounts));
        VBox.setVgrow(line, Priority.ALWAYS);
        if (named) line.setMinHeight(240);
        return line;
    }

    /** The same by keyboard: newest first, Enter opens the report. */
    private ListView<TrendPoint> values(Trend trend, Amounts amounts) {
        ListView<TrendPoint> list = new ListView<>();
        List<TrendPoint> newest = new ArrayList<>(trend.points());
        list.getItems().setAll(newest.reversed());
        list.accessibleTextProperty().bind(around.words().bound("biology.values.a11y"));
        list.setCellFactory(_ -> new ListCell<>() {
            {
                setPrefWidth(0);
                setWrapText(true);
            }

            @Override protected void updateItem(TrendPoint point, boolean empty) {
                super.updateItem(point, empty);
                setText(empty || point == null ? null : line(point, amounts));
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) open(list.getSelectionModel().getSelectedItem());
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) open(list.getSelectionModel().getSelectedItem());
        });
        return list;
    }

    private String line(TrendPoint point, Amounts amounts) {
        String flag = PointWords.flag(point.result(), around.words());
        return Days.of(point.when()) + "   " + amounts.value(point.result().value()) + (flag.isEmpty() ? "" : "\n" + flag);
    }

    private void open(TrendPoint point) {
        if (point != null && patient.isPresent()) around.navigator().openDocument(patient.get(), point.source());
    }
}
