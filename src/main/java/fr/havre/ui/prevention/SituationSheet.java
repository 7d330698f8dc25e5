package fr.havre.ui.prevention;

import atlantafx.base.theme.Styles;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.agenda.prevention.Risk;
import fr.havre.agenda.prevention.Situation;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What else than age decides: risks, and a pregnancy by the first day of the last period. */
final class SituationSheet extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Map<Risk, CheckBox> risks = new EnumMap<>(Risk.class);
    private final TextField pregnantSince = new TextField();
    private final ObjectProperty<Exception> problem = new SimpleObjectProperty<>();

    SituationSheet(Surroundings around, Situation before, Consumer<Situation> keep) {
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(640, USE_PREF_SIZE);
        getChildren().add(fields.title("prevention.situation.title"));
        for (Risk each : Risk.values()) {
            CheckBox box = new CheckBox();
            box.textProperty().bind(around.words().boundLabel(new SimpleObjectProperty<>(each)));
            box.accessibleTextProperty().bind(box.textProperty());
            box.setSelected(before.risks().contains(each));
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            risks.put(each, box);
            getChildren().add(box);
        }
        pregnantSince.setText(before.pregnantSince().map(DAY::format).orElse(""));
        Button cancel = fields.button("prevention.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button yes = fields.button("prevention.situation.keep", () -> said().ifPresent(now -> {
            around.sheets().close();
            keep.accept(now);
        }));
        yes.setDefaultButton(true);
        yes.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(10, cancel, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(fields.labelled("prevention.situation.pregnant", pregnantSince), fields.problem(problem), buttons);
    }

    Node firstField() {
        return risks.values().iterator().next();
    }

    private Optional<Situation> said() {
        try {
            Optional<LocalDate> since = pregnantSince.getText().isBlank() ? Optional.empty()
                    : Optional.of(LocalDate.parse(pregnantSince.getText().strip(), DAY));
            return Optional.of(new Situation(risks.entrySet().stream().filter(each -> each.getValue().isSelected()).map(Map.Entry::getKey)
                    .collect(Collectors.toSet()), since));
        } catch (DateTimeParseException e) {
            problem.set(new PreventionException(Code.DATE_IMPOSSIBLE, "-"));
            return Optional.empty();
        }
    }
}
