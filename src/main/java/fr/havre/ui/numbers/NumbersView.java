package fr.havre.ui.numbers;

import atlantafx.base.theme.Styles;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.sending.SendingNumbers.Blocked;
import fr.havre.sending.SendingNumbers.Numbers;
import fr.havre.sync.OutboxState;
import fr.havre.ui.LiveWords;
import fr.havre.ui.numbers.NumbersViewModel.Shown;
import fr.havre.ui.shell.Fields;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** The chart, the same in a table that can be read aloud, and what the numbers mean in sentences. */
public final class NumbersView extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final int TYPES = 8;
    private static final double CHART = 240;
    private static final double ROW_EM = 2.4;

    private final NumbersViewModel model;
    private final LiveWords words;
    private final Fields fields;

    public NumbersView(NumbersViewModel model, LiveWords words) {
        super(12);
        this.model = model;
        this.words = words;
        this.fields = new Fields(words);
        getStyleClass().addAll("settings-page", "numbers");
        model.shownProperty().addListener(_ -> fill());
        words.languageProperty().addListener(_ -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(fields.title("numbers.title"), fields.problem(model.problemProperty()));
        Shown shown = model.shownProperty().get();
        if (shown == null) return;
        getChildren().addAll(fields.sentence("numbers.about"), chart(shown), table(shown));
        shown.sending().ifPresent(numbers -> getChildren().addAll(sentence(delay(numbers)), heading("numbers.types"), types(shown),
                heading("numbers.blocked"), blocked(numbers)));
    }

    private Label heading(String key) {
        Label heading = fields.sentence(key);
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    private Node chart(Shown shown) {
        BarChart<String, Number> chart = new BarChart<>(new CategoryAxis(), counts(shown));
        chart.setAnimated(false);
        chart.setMinHeight(CHART);
        chart.setPrefHeight(CHART);
        chart.setCategoryGap(12);
        if (shown.sending().isPresent()) {
            chart.getData().add(series(shown, "numbers.column.record", WeekRow::toRecord));
            chart.getData().add(series(shown, "numbers.column.messages", WeekRow::messages));
        }
        chart.getData().add(series(shown, "numbers.column.admissions", row -> (long) row.admissions()));
        chart.getData().add(series(shown, "numbers.column.onTime", row -> (long) row.completeOnTime()));
        chart.setAccessibleText(words.now("numbers.chart"));
        return chart;
    }

    /** Whole numbers only. */
    private static NumberAxis counts(Shown shown) {
        long most = shown.weeks().stream().mapToLong(row -> Math.max(Math.max(row.toRecord(), row.messages()), row.admissions())).max()
                .orElse(0);
        double step = Math.max(1, Math.ceil(most / 5.0));
        NumberAxis axis = new NumberAxis(0, step * Math.ceil(Math.max(1, most) / step), step);
        axis.setMinorTickVisible(false);
        return axis;
    }

    private XYChart.Series<String, Number> series(Shown shown, String key, Function<WeekRow, Long> value) {
        XYChart.Series<String, Number> series = new XYChart.Series<>();
        series.setName(words.now(key));
        shown.weeks().forEach(row -> series.getData().add(new XYChart.Data<>(DAY.format(row.monday()), value.apply(row))));
        return series;
    }

    private Node table(Shown shown) {
        TableView<WeekRow> table = new TableView<>();
        table.getItems().setAll(shown.weeks().reversed());
        table.getColumns().add(column("numbers.column.week", row -> words.now("numbers.week", DAY.format(row.monday()))));
        if (shown.sending().isPresent()) {
            table.getColumns().add(column("numbers.column.record", row -> Long.toString(row.toRecord())));
            table.getColumns().add(column("numbers.column.messages", row -> Long.toString(row.messages())));
        }
        table.getColumns().add(column("numbers.column.admissions", row -> Integer.toString(row.admissions())));
        table.getColumns().add(column("numbers.column.onTime", row -> Integer.toString(row.completeOnTime())));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(words.now("numbers.table"));
        double height = ROW_EM * (shown.weeks().size() + 1);
        table.setStyle(String.format(Locale.ROOT, "-fx-pref-height: %.1fem; -fx-min-height: %.1fem;", height + 1, height + 1));
        return table;
    }

    private TableColumn<WeekRow, String> column(String key, Function<WeekRow, String> text) {
        TableColumn<WeekRow, String> column = new TableColumn<>(words.now(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private String delay(Numbers numbers) {
        return numbers.delay().map(each -> words.now("numbers.delay", each.documents(), length(each.median()), length(each.nineInTen())))
                .orElseGet(() -> words.now("numbers.delay.none"));
    }

    /** In the largest unit that says something. */
    private String length(Duration duration) {
        if (duration.toMinutes() < 60) return words.now("numbers.minutes", duration.toMinutes());
        return duration.toHours() < 48 ? words.now("numbers.hours", duration.toHours()) : words.now("numbers.days", duration.toDays());
    }

    private Label types(Shown shown) {
        List<String> lines = shown.types().stream().limit(TYPES).map(each -> words.now("numbers.line", each.getKey().isEmpty()
                ? words.now("numbers.untyped") : CodeLists.official().label(CodeList.TYPE, each.getKey(), Locale.FRENCH), each.getValue()))
                .toList();
        return sentence(lines.isEmpty() ? words.now("numbers.none") : String.join("\n", lines));
    }

    private Label blocked(Numbers numbers) {
        return sentence(numbers.blocked().isEmpty() ? words.now("numbers.blocked.none") : numbers.blocked().stream().map(this::line)
                .collect(Collectors.joining("\n")));
    }

    private String line(Blocked each) {
        String state = words.label(OutboxState.valueOf(each.state()));
        String why = each.reason().map(reason -> new fr.havre.ui.words.ErrorWords(words.languageProperty().get()).sentence(reason))
                .orElse("");
        return words.now("numbers.line", state + (why.isEmpty() ? "" : " – " + why), each.count());
    }

    private Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
