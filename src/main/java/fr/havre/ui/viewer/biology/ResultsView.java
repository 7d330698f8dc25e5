package fr.havre.ui.viewer.biology;

import atlantafx.base.theme.Styles;
import fr.havre.documents.cda.CodedResult;
import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** The results of one report in its order; what is not usual says so in words. Below, the one that is selected over time. */
public final class ResultsView extends SplitPane {
    private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");

    private final LiveWords words;
    private final List<CodedResult> results;
    private final TableView<CodedResult> table = new TableView<>();

    /** {@code trend} shows the one that is selected. */
    ResultsView(List<CodedResult> results, LiveWords words, TrendView trend) {
        this.results = results;
        this.words = words;
        setOrientation(Orientation.VERTICAL);
        getStyleClass().add("biology");
        VBox above = new VBox(6, summary(), table);
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
        above.getStyleClass().add("biology-above");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, selected) -> {
            if (selected != null) trend.show(selected);
        });
        fill();
        words.languageProperty().addListener((_, _, _) -> fill());
        getItems().addAll(above, trend);
        setDividerPositions(0.52);
    }

    TableView<CodedResult> table() {
        return table;
    }

    /** The result that is selected. */
    ReadOnlyObjectProperty<CodedResult> selectedProperty() {
        return table.getSelectionModel().selectedItemProperty();
    }

    private Label summary() {
        Label label = new Label();
        long abnormal = results.stream().filter(CodedResult::isAbnormal).count();
        label.textProperty().bind(words.bound("biology.summary", results.size(), abnormal));
        label.getStyleClass().add(Styles.TEXT_MUTED);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void fill() {
        CodedResult selected = table.getSelectionModel().getSelectedItem();
        Amounts amounts = new Amounts(words.locale());
        table.getColumns().clear();
        table.getColumns().add(column("biology.column.name", 31, each -> each.name().isEmpty()
                ? each.analyte().map(code -> code.code()).orElse("") : each.name()));
        table.getColumns().add(column("biology.column.value", 17, each -> amounts.value(each.value())));
        table.getColumns().add(column("biology.column.flag", 18, each -> PointWords.flag(each, words)));
        table.getColumns().add(column("biology.column.range", 17, amounts::range));
        table.getColumns().add(column("biology.column.when", 17, each -> each.when().map(Days::of).orElse("")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(_ -> new Row());
        table.accessibleTextProperty().bind(words.bound("biology.table.a11y"));
        table.getItems().setAll(results);
        table.getStyleClass().add(Styles.STRIPED);
        if (selected == null) selectFirst();
        else table.getSelectionModel().select(selected);
    }

    /** The first that is not usual, else the first with a number. */
    private void selectFirst() {
        results.stream().filter(each -> each.isAbnormal() && each.quantity().isPresent()).findFirst()
                .or(() -> results.stream().filter(each -> each.quantity().isPresent()).findFirst())
                .ifPresent(table.getSelectionModel()::select);
    }

    private TableColumn<CodedResult, String> column(String key, int weight, Function<CodedResult, String> shown) {
        TableColumn<CodedResult, String> column = new TableColumn<>();
        Label name = new Label(words.now(key));
        name.setWrapText(true);
        column.setGraphic(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(shown.apply(row.getValue())));
        column.setCellFactory(_ -> new Words());
        column.setPrefWidth(weight * 7.0);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** For the clipboard. */
    String plain() {
        Amounts amounts = new Amounts(words.locale());
        return results.stream().map(each -> String.join("\t", each.name(), amounts.value(each.value()),
                PointWords.flag(each, words), amounts.range(each), each.when().map(Days::of).orElse("")))
                .collect(Collectors.joining("\n"));
    }

    private static final class Words extends TableCell<CodedResult, String> {
        Words() {
            setWrapText(true);
        }

        @Override protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }

    private static final class Row extends TableRow<CodedResult> {
        @Override protected void updateItem(CodedResult result, boolean empty) {
            super.updateItem(result, empty);
            boolean shown = !empty && result != null;
            pseudoClassStateChanged(ABNORMAL, shown && result.isAbnormal());
            pseudoClassStateChanged(CRITICAL, shown && result.interpretation().filter(each -> each.isCritical()).isPresent());
        }
    }
}
