package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentPages;
import fr.havre.ui.Surroundings;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks on which printer, then prints. */
final class PrintSheet extends VBox {
    private final Surroundings around;
    private final Printing printing;
    private final Supplier<DocumentPages> pages;
    private final ChoiceBox<String> printer = new ChoiceBox<>();
    private final Spinner<Integer> copies = new Spinner<>(1, 20, 1);

    private PrintSheet(Surroundings around, Printing printing, List<String> printers,
            Supplier<DocumentPages> pages) {
        this.around = around;
        this.printing = printing;
        this.pages = pages;
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
        getChildren().addAll(title, fields, buttons());
    }

    /** Says that there is no printer, or asks which. */
    static void open(Surroundings around, Printing printing, Supplier<DocumentPages> pages) {
        around.background().run(printing::printers, printers -> {
            if (printers.isEmpty()) around.notices().say(() -> around.words().now("viewer.print.none"));
            else around.sheets().show(new PrintSheet(around, printing, printers, pages), () -> { });
        }, around.notices()::problem);
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(around.words().bound(key));
        return label;
    }

    private HBox buttons() {
        Button print = new Button();
        print.textProperty().bind(around.words().bound("viewer.print.do"));
        print.setDefaultButton(true);
        print.setOnAction(_ -> print());
        Button cancel = new Button();
        cancel.textProperty().bind(around.words().bound("viewer.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> around.sheets().close());
        HBox buttons = new HBox(8, cancel, print);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private void print() {
        String chosen = printer.getValue();
        int many = copies.getValue();
        around.sheets().close();
        DocumentPages printed = pages.get();
        around.background().run(() -> printing.print(chosen, printed, many),
                outcome -> around.notices().say(() -> around.words().now("viewer.print." + outcome)),
                around.notices()::problem);
    }
}
