package fr.havre.ui.prevention;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.agenda.prevention.Vaccine;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A dose: the code of its box first, which a scanner types and ends with Enter; then what is missing. */
final class DoseSheet extends VBox {
    private final DoseViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Consumer<PreventionFile> kept;
    private final Fields fields;
    private final TextField scan = new TextField();
    private final ComboBox<Vaccine> vaccine;

    DoseSheet(DoseViewModel model, Surroundings around, Consumer<PreventionFile> kept) {
        this.model = model;
        this.around = around;
        this.kept = kept;
        words = around.words();
        fields = new Fields(words);
        vaccine = fields.choice(FXCollections.observableArrayList(model.vaccines()), each -> each.name(words.locale()));
        getStyleClass().addAll("sheet", "dose");
        setMaxSize(720, USE_PREF_SIZE);
        vaccine.valueProperty().bindBidirectional(model.vaccineProperty());
        getChildren().addAll(fields.title("prevention.add.title"), scan(), fields.labelled("prevention.add.vaccine", vaccine),
                fields.sentence(Bindings.createStringBinding(() -> model.unknownProperty().get()
                ? words.now("prevention.add.unknown") : "", model.unknownProperty(), words.languageProperty())), rest(),
                fields.problem(model.problemProperty()), buttons());
    }

    Node firstField() {
        return scan;
    }

    private Node scan() {
        scan.textProperty().bindBidirectional(model.scanProperty());
        scan.promptTextProperty().bind(words.bound("prevention.add.scan.prompt"));
        scan.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || scan.getText().isBlank()) return;
            event.consume();                                               // the scanner's, not a person's yes
            model.read(this::read);
        });
        return fields.labelled("prevention.add.scan", scan);
    }

    private void read() {
        scan.clear();
        if (model.vaccineProperty().get() == null || model.unknownProperty().get()) vaccine.requestFocus();
        else lookup(".accent").requestFocus();
    }

    private Node rest() {
        FlowPane line = new FlowPane(12, 10, fields.labelled("prevention.add.on", text(model.onProperty(), 9)),
                fields.labelled("prevention.add.lot", text(model.lotProperty(), 10)),
                fields.labelled("prevention.add.expires", text(model.expiresProperty(), 9)),
                fields.labelled("prevention.add.by", text(model.byProperty(), 16)));
        line.setRowValignment(VPos.BOTTOM);
        return line;
    }

    private static TextField text(StringProperty typed, int columns) {
        TextField field = new TextField();
        field.setPrefColumnCount(columns);
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    private Node buttons() {
        Button cancel = fields.button("prevention.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button keep = fields.button("prevention.add.keep", () -> { });
        keep.addEventHandler(ActionEvent.ACTION, _ -> model.keep(after -> {
            around.sheets().close();
            kept.accept(after);
        }));
        keep.setDefaultButton(true);
        keep.getStyleClass().add(Styles.ACCENT);
        HBox line = new HBox(10, cancel, keep);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
