package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** On which printer, how often: in a sheet or a window of its own. */
public final class PrinterForm extends VBox {
    private final LiveWords words;
    private final ChoiceBox<String> printer = new ChoiceBox<>();
    private final Spinner<Integer> copies = new Spinner<>(1, 20, 1);

    /** What a person chose. */
    public record Chosen(String printer, int copies) { }

    /**
     * @param printers the usual one first, at least one
     * @param print told once, at most
     */
    public PrinterForm(LiveWords words, List<String> printers, Consumer<Chosen> print, Runnable cancel) {
        this.words = words;
        getStyleClass().add("sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        printer.setItems(FXCollections.observableArrayList(printers));
        printer.getSelectionModel().selectFirst();
        Label title = label("viewer.print.title");
        title.getStyleClass().add(Styles.TITLE_3);
        Label which = label("viewer.print.printer");
        which.setLabelFor(printer);
        Label how = label("viewer.print.copies");
        how.setLabelFor(copies);
        GridPane fields = new GridPane(12, 10);
        fields.addRow(0, which, printer);
        fields.addRow(1, how, copies);
        getChildren().addAll(title, fields, buttons(print, cancel));
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        return label;
    }

    private HBox buttons(Consumer<Chosen> print, Runnable cancel) {
        Button yes = new Button();
        yes.textProperty().bind(words.bound("viewer.print.do"));
        yes.setDefaultButton(true);
        yes.setOnAction(_ -> print.accept(new Chosen(printer.getValue(), copies.getValue())));
        Button no = new Button();
        no.textProperty().bind(words.bound("viewer.cancel"));
        no.setCancelButton(true);
        no.setOnAction(_ -> cancel.run());
        HBox buttons = new HBox(8, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }
}
