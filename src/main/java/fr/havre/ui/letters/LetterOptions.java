package fr.havre.ui.letters;

import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Fields;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be asked of a letter: a receipt, a reminder, no answer from the patient, to replace what was sent before. */
final class LetterOptions extends VBox {
    private final LiveWords words;

    LetterOptions(LetterViewModel model, LiveWords words) {
        super(8);
        this.words = words;
        CheckBox last = box("letters.last-word", model.lastWordProperty());
        last.visibleProperty().bind(Bindings.createBooleanBinding(() -> model.recipients().stream().map(Recipient::address)
                .anyMatch(each -> each.isPatient()), model.recipients()));
        last.managedProperty().bind(last.visibleProperty());
        CheckBox replaces = box("letters.replacement", model.replacementProperty());
        replaces.visibleProperty().bind(Bindings.isNotEmpty(model.documents()));
        replaces.managedProperty().bind(replaces.visibleProperty());
        getChildren().addAll(box("letters.receipt", model.receiptProperty()), last, replaces, remind(model));
    }

    private CheckBox box(String key, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(words.bound(key));
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private Node remind(LetterViewModel model) {
        ComboBox<Integer> days = new Fields(words).choice(FXCollections.observableArrayList(List.of(0, 2, 7, 15, 30)),
                number -> words.now("letters.remind.days", number));
        days.valueProperty().bindBidirectional(model.remindAfterProperty());
        days.accessibleTextProperty().bind(words.bound("letters.remind"));
        Label label = new Label();
        label.textProperty().bind(words.bound("letters.remind"));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setLabelFor(days);
        HBox line = new HBox(10, label, days);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }
}
