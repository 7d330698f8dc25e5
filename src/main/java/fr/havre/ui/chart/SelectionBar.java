package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.Surroundings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the timeline while several documents are selected: what can be done to all of them at once. */
final class SelectionBar extends FlowPane {
    private final ChartViewModel chart;
    private final TimelineViewModel model;
    private final Surroundings around;
    private final ChartTools tools;
    private final ChartWords words;
    private final Label count = new Label();
    private final Button send = new Button("", new FontIcon("fth-send"));
    private final Button copy = new Button("", new FontIcon("fth-download"));
    private final RecordMenu changes;
    private final MenuButton record = new MenuButton("", new FontIcon("fth-cloud"));

    SelectionBar(ChartViewModel chart, Surroundings around, ChartTools tools, ChartWords words) {
        super(8, 6);
        this.chart = chart;
        this.model = chart.timeline();
        this.around = around;
        this.tools = tools;
        this.words = words;
        changes = new RecordMenu(chart, around, model.markedProperty()::get);
        record.getItems().setAll(changes.items());
        record.textProperty().bind(around.words().bound("chart.many.record"));
        send.textProperty().bind(around.words().bound("chart.many.send"));
        copy.textProperty().bind(around.words().bound("chart.many.copy"));
        send.setOnAction(_ -> send());
        copy.setOnAction(_ -> copy());
        count.getStyleClass().add(Styles.TEXT_BOLD);
        count.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("selection-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(count, send, copy, record);
        managedProperty().bind(visibleProperty());
        for (var each : List.of(send, copy, record)) each.managedProperty().bind(each.visibleProperty());
        model.markedProperty().addListener((_, _, _) -> fill());
        around.words().languageProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        List<ChartDocument> marked = model.markedProperty().get();
        setVisible(marked.size() > 1);
        count.setText(around.words().now("chart.many", marked.size()));
        send.setVisible(marked.stream().anyMatch(each -> chart.maySend(each.line())));
        copy.setVisible(marked.stream().allMatch(each -> chart.mayExport(each.line())));
        record.setVisible(!changes.fill().isEmpty());
    }

    void send() {
        if (send.isVisible()) tools.send().accept(model.markedProperty().get().stream().map(ChartDocument::line)
                .filter(chart::maySend).map(DocumentLine::id).toList());
    }

    void copy() {
        if (!copy.isVisible()) return;
        List<DocumentLine> lines = model.markedProperty().get().stream().map(ChartDocument::line).toList();
        around.outside().folder(around.words().now("chart.many.copy")).ifPresent(folder -> chart.acts().saveCopies(lines, folder,
                words::fileName, written -> around.notices().say(() -> around.words().now("chart.many.copied", written)),
                around.notices()::problem));
    }
}
