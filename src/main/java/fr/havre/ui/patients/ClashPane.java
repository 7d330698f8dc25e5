package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Somebody else changed the patient meanwhile: who and when, what was taken over, and both values where both changed. */
final class ClashPane extends VBox {
    private final PatientForm form;
    private final LiveWords words;

    ClashPane(PatientForm form, LiveWords words) {
        super(8);
        this.form = form;
        this.words = words;
        getStyleClass().add("clash");
        form.clashProperty().addListener((_, _, clash) -> show(clash));
        words.languageProperty().addListener((_, _, _) -> show(form.clashProperty().get()));
        show(form.clashProperty().get());
    }

    private void show(Clash clash) {
        setVisible(clash != null);
        setManaged(clash != null);
        getChildren().clear();
        if (clash == null) return;
        String who = clash.who().isEmpty() ? words.now("identity.somebody") : clash.who();
        getChildren().add(sentence(words.now("identity.clash", who, PatientWords.moment(clash.at())), Styles.TEXT_BOLD));
        if (!clash.taken().isEmpty()) {
            getChildren().add(sentence(words.now("identity.clash.taken", clash.taken().stream().map(each -> words.now(each.words()))
                    .collect(Collectors.joining(", "))), Styles.TEXT_MUTED));
        }
        clash.both().forEach(each -> getChildren().add(both(each)));
    }

    private static Label sentence(String text, String style) {
        Label sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add(style);
        return sentence;
    }

    private Node both(Clash.Two two) {
        ToggleGroup group = new ToggleGroup();
        return new VBox(4, sentence(words.now(two.field().words()), "field-name"),
                choice("identity.clash.mine", two, two.mine(), group), choice("identity.clash.theirs", two, two.theirs(), group));
    }

    private RadioButton choice(String key, Clash.Two two, String value, ToggleGroup group) {
        RadioButton choice = new RadioButton(words.now(key, value.isBlank() ? words.now("identity.blank") : value));
        choice.setWrapText(true);
        choice.setToggleGroup(group);
        choice.setSelected(form.typing().text(two.field()).get().equals(value));
        choice.setOnAction(_ -> form.typing().text(two.field()).set(value));
        return choice;
    }
}
