package fr.havre.ui.profile;

import atlantafx.base.theme.Styles;
import fr.havre.patients.PartialDate;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asks for the patient's consent to a summary in clear, and its day; nothing is written without it. */
final class SummarySheet extends VBox {
    private static final double WIDE = 560;

    private final CheckBox agreed = new CheckBox();

    SummarySheet(Surroundings around, LocalDate today, Consumer<LocalDate> save) {
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(WIDE, USE_PREF_SIZE);
        agreed.textProperty().bind(around.words().bound("profile.ips.consent"));
        agreed.setWrapText(true);
        agreed.setMinHeight(USE_PREF_SIZE);
        TextField day = new TextField(ProfileWords.day(PartialDate.of(today)));
        Button write = fields.button("profile.ips.save", () -> typed(day).ifPresent(save));
        write.setDefaultButton(true);
        write.getStyleClass().add(Styles.ACCENT);
        write.disableProperty().bind(agreed.selectedProperty().not().or(Bindings.createBooleanBinding(() -> typed(day).isEmpty(),
                day.textProperty())));
        Button cancel = fields.button("profile.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        FlowPane buttons = new FlowPane(10, 6, cancel, write);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.title("profile.ips.write"), fields.sentence("profile.ips.why"), agreed,
                fields.labelled("profile.ips.consented", day), buttons);
    }

    private static Optional<LocalDate> typed(TextField day) {
        return PartialDate.ofTyped(day.getText()).flatMap(PartialDate::day);
    }

    Node firstField() {
        return agreed;
    }
}
