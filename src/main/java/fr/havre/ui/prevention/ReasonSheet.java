package fr.havre.ui.prevention;

import atlantafx.base.theme.Styles;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Why something will not be done: it is kept with the decision. */
final class ReasonSheet extends VBox {
    private final TextField reason = new TextField();

    /** @param what is decided against */
    ReasonSheet(Surroundings around, ObservableValue<String> what, Consumer<String> keep) {
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(640, USE_PREF_SIZE);
        Button cancel = fields.button("prevention.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button yes = fields.button("prevention.decline.keep", () -> {
            around.sheets().close();
            keep.accept(reason.getText());
        });
        yes.setDefaultButton(true);
        yes.getStyleClass().add(Styles.ACCENT);
        yes.disableProperty().bind(reason.textProperty().map(String::isBlank));
        HBox buttons = new HBox(10, cancel, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("prevention.decline.title"), fields.sentence(what),
                fields.labelled("prevention.decline.reason", reason), buttons);
    }

    Node firstField() {
        return reason;
    }
}
