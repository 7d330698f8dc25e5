package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Who may be the one being entered: opened instead, or looked at and found to be somebody else. */
final class ResemblingPane extends VBox {
    private final PatientForm form;
    private final LiveWords words;
    private final Consumer<PatientId> open;

    ResemblingPane(PatientForm form, LiveWords words, Consumer<PatientId> open) {
        super(8);
        this.form = form;
        this.words = words;
        this.open = open;
        getStyleClass().add("resembling");
        form.resemblingProperty().addListener((_, _, found) -> show(found));
        words.languageProperty().addListener((_, _, _) -> show(form.resemblingProperty().get()));
        show(List.of());
    }

    private void show(List<Resemblance> found) {
        setVisible(!found.isEmpty());
        setManaged(!found.isEmpty());
        getChildren().clear();
        if (found.isEmpty()) return;
        Label title = new Label(words.now("identity.resembling", found.size()));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setWrapText(true);
        getChildren().add(title);
        found.forEach(each -> getChildren().add(one(each)));
    }

    private Node one(Resemblance found) {
        Label name = new Label(PatientWords.told(found.line()));
        name.getStyleClass().add("patient-name");
        name.setWrapText(true);
        Badge status = new Badge();
        status.say(words.label(found.line().status()), StatusCell.tone(found.line().status()));
        Label differs = FormFields.line();
        differs.getStyleClass().add(Styles.TEXT_MUTED);
        String differences = found.differences().stream().filter(each -> each != Match.Difference.INS_NOT_VERIFIED).sorted()
                .map(words::label).collect(Collectors.joining(", "));
        differs.setText(differences.isEmpty() ? words.now("identity.differs.none") : words.now("identity.differs", differences));
        Button same = new Button(words.now("identity.same"));
        same.setOnAction(_ -> open.accept(found.line().id()));
        same.setMinWidth(USE_PREF_SIZE);
        CheckBox another = new CheckBox(words.now("identity.another"));
        another.setMinWidth(USE_PREF_SIZE);
        another.setSelected(found.distinct() || form.lookedAt(found.line().id()));
        another.selectedProperty().addListener((_, _, is) -> form.notTheSame(found.line().id(), is));
        FlowPane choices = new FlowPane(12, 6, same, another);
        return new VBox(4, new HBox(8, name, status), differs, choices);
    }
}
