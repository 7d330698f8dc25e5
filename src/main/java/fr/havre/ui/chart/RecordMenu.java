package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.record.RecordChange;
import fr.havre.ui.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be changed in the record about the documents that are selected; deleting asks once more. */
final class RecordMenu {
    private final ChartViewModel chart;
    private final Surroundings around;
    private final Supplier<List<ChartDocument>> selected;
    private final List<MenuItem> items;

    RecordMenu(ChartViewModel chart, Surroundings around, Supplier<List<ChartDocument>> selected) {
        this.chart = chart;
        this.around = around;
        this.selected = selected;
        this.items = Arrays.stream(RecordChange.values()).map(this::item).toList();
        around.words().languageProperty().addListener((_, _, _) -> name());
        name();
    }

    private MenuItem item(RecordChange change) {
        MenuItem item = new MenuItem();
        item.setUserData(change);
        item.setOnAction(_ -> {
            if (change == RecordChange.DELETE) ask();
            else change(change);
        });
        return item;
    }

    private void name() {
        items.forEach(each -> {
            String label = around.words().label((RecordChange) each.getUserData());
            each.setText(around.words().now("chart.record.change", label.substring(0, 1).toUpperCase(Locale.ROOT)
                    + label.substring(1)));
        });
    }

    List<MenuItem> items() {
        return items;
    }

    /** Those the record has; shows the items only if there is one. */
    List<ChartDocument> fill() {
        List<ChartDocument> there = there();
        items.forEach(each -> each.setVisible(!there.isEmpty()));
        return there;
    }

    private List<ChartDocument> there() {
        return selected.get().stream().filter(chart::mayChange).toList();
    }

    private void change(RecordChange change) {
        List<ChartDocument> there = there();
        chart.acts().change(there, change, back -> around.notices().undoable(() -> around.words().now("chart.record.changed",
                there.size()), back), around.notices()::problem);
    }

    private void ask() {
        int count = there().size();
        Label sure = new Label();
        sure.textProperty().bind(around.words().bound("chart.record.delete.title", count));
        sure.getStyleClass().add(Styles.TITLE_4);
        Label what = new Label();
        what.textProperty().bind(around.words().bound("chart.record.delete.what"));
        Button delete = new Button();
        delete.textProperty().bind(around.words().bound("chart.record.delete.yes"));
        delete.getStyleClass().add(Styles.DANGER);
        delete.setOnAction(_ -> {
            around.sheets().close();
            change(RecordChange.DELETE);
        });
        Button keep = new Button();
        keep.textProperty().bind(around.words().bound("chart.record.delete.no"));
        keep.setDefaultButton(true);
        keep.setOnAction(_ -> around.sheets().close());
        HBox buttons = new HBox(10, delete, keep);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        IdentityBanner banner = new IdentityBanner(around.words());
        if (chart.patientProperty().get() != null) banner.show(chart.patientProperty().get(), chart.today());
        VBox sheet = new VBox(12, banner, sure, what, buttons);
        for (Label each : List.of(sure, what)) {
            each.setWrapText(true);
            each.setMinHeight(VBox.USE_PREF_SIZE);
        }
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(560, VBox.USE_PREF_SIZE);
        around.sheets().show(sheet, () -> { });
        keep.requestFocus();
    }
}
