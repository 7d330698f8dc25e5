package fr.havre.ui.elsewhere;

import atlantafx.base.theme.Styles;
import fr.havre.patients.elsewhere.ClaimedPatient;
import fr.havre.patients.elsewhere.PatientField;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Brought;
import fr.havre.patients.elsewhere.PatientsFromElsewhere.Outcome;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.elsewhere.PatientImportViewModel.Shown;
import fr.havre.ui.shell.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Chooses a list, says which column is what, shows the first and what would become of all, brings them in. */
public final class PatientImportView extends VBox {
    /** Of those that a person has to look at by hand. */
    private static final int UNDECIDED = 20;

    private final PatientImportViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final Fields fields;
    private final VBox list = new VBox(12);

    public PatientImportView(PatientImportViewModel model, Surroundings around) {
        super(12);
        this.model = model;
        this.around = around;
        this.words = around.words();
        this.fields = new Fields(words);
        getStyleClass().add("settings-page");
        Button choose = fields.button("elsewhere.choose", this::choose);
        choose.disableProperty().bind(model.busyProperty());
        Label busy = fields.sentence("elsewhere.busy");
        busy.managedProperty().unbind();
        busy.visibleProperty().unbind();
        busy.visibleProperty().bind(model.busyProperty());
        busy.managedProperty().bind(model.busyProperty());
        getChildren().addAll(fields.title("elsewhere.title"), fields.sentence("elsewhere.about"), new FlowPane(8, 8, choose), busy,
                fields.problem(model.problemProperty()), list);
        model.shownProperty().addListener(_ -> fill());
        words.languageProperty().addListener(_ -> fill());
        fill();
    }

    private void choose() {
        List<java.nio.file.Path> files = around.outside().files(words.now("elsewhere.choose"));
        if (!files.isEmpty()) model.choose(files.getFirst());
    }

    private void fill() {
        list.getChildren().clear();
        Shown shown = model.shownProperty().get();
        if (shown == null) return;
        list.getChildren().add(bold(shown.file()));
        if (!shown.columns().isEmpty() && !shown.done()) list.getChildren().addAll(plain(words.now("elsewhere.mapping")), mapping(shown));
        if (!shown.first().isEmpty() && !shown.done()) list.getChildren().addAll(plain(words.now("elsewhere.first")), preview(shown));
        list.getChildren().add(plain(words.now(shown.done() ? "elsewhere.done" : "elsewhere.would", shown.count(Outcome.CREATED),
                shown.count(Outcome.UPDATED), shown.count(Outcome.ALREADY_THERE), shown.count(Outcome.POSSIBLE_DUPLICATE)
                + shown.count(Outcome.DIFFERS), shown.count(Outcome.REFUSED))));
        lines(shown, shown.toDecide());
        lines(shown, shown.refused());
        if (!shown.done() && shown.count(Outcome.CREATED) + shown.count(Outcome.UPDATED) > 0) list.getChildren().add(bring(shown));
    }

    private void lines(Shown shown, List<Brought> all) {
        all.stream().limit(UNDECIDED).map(each -> toDecide(shown, each)).forEach(list.getChildren()::add);
        if (all.size() > UNDECIDED) {
            list.getChildren().add(plain(words.now("elsewhere.more", words.label(all.getFirst().outcome() == Outcome.REFUSED
                    ? Outcome.REFUSED : Outcome.DIFFERS), all.size() - UNDECIDED)));
        }
    }

    /** What a person has to look at; with one patient who may be meant, it can be said that it is them. */
    private Node toDecide(Shown shown, Brought each) {
        Label line = plain(line(shown, each));
        if (!shown.done() || each.patients().size() != 1) return line;
        Button open = fields.button("elsewhere.open", () -> around.navigator().openPatient(each.patients().getFirst()));
        open.accessibleTextProperty().bind(words.bound("elsewhere.open").concat(", " + line.getText()));
        FlowPane row = new FlowPane(12, 6, line, open);
        row.setRowValignment(VPos.CENTER);
        if (shown.toClaim(each)) row.getChildren().add(same(each, line.getText()));
        return row;
    }

    private Button same(Brought each, String line) {
        Button same = fields.button("elsewhere.same", () -> model.same(Set.of(each.row())));
        same.accessibleTextProperty().bind(words.bound("elsewhere.same").concat(", " + line));
        same.disableProperty().bind(model.busyProperty());
        return same;
    }

    private Node bring(Shown shown) {
        Button bring = new Button(shown.count(Outcome.CREATED) == 0 ? words.now("elsewhere.bring.update", shown.count(Outcome.UPDATED))
                : words.now("elsewhere.bring", shown.count(Outcome.CREATED), shown.count(Outcome.UPDATED)));
        bring.getStyleClass().add(Styles.ACCENT);
        bring.setMinWidth(USE_PREF_SIZE);
        bring.disableProperty().bind(model.busyProperty());
        bring.setOnAction(_ -> model.bring());
        return bring;
    }

    /** The line of the list, and why: a person looks there. */
    private String line(Shown shown, Brought each) {
        String differs = each.differs().stream().sorted().map(words::label).collect(Collectors.joining(", "));
        String key = differs.isEmpty() ? "elsewhere.line" : shown.done() && !each.taken().isEmpty() ? "elsewhere.line.taken"
                : "elsewhere.line.differs";
        return words.now(key, each.row(), words.label(each.outcome()), each.refusal().map(words::sentence).orElse(differs));
    }

    /** Two fields beside each other. */
    private Node mapping(Shown shown) {
        GridPane grid = new GridPane(12, 8);
        PatientField[] all = PatientField.values();
        int half = (all.length + 1) / 2;
        for (int i = 0; i < all.length; i++) {
            PatientField field = all[i];
            ComboBox<String> column = new ComboBox<>();
            column.getItems().add("");
            column.getItems().addAll(shown.columns().stream().filter(each -> !each.isBlank()).toList());
            column.setValue(shown.mapping().getOrDefault(field, ""));
            column.disableProperty().bind(model.busyProperty());
            column.setAccessibleText(words.label(field));
            column.setPrefWidth(200);
            column.setOnAction(_ -> model.map(field, column.getValue()));
            Label name = new Label(words.label(field));
            name.setLabelFor(column);
            name.setMinWidth(USE_PREF_SIZE);
            grid.add(name, i < half ? 0 : 2, i % half);
            grid.add(column, i < half ? 1 : 3, i % half);
        }
        return grid;
    }

    private Node preview(Shown shown) {
        GridPane grid = new GridPane(18, 6);
        List<PatientField> said = new ArrayList<>(List.of(PatientField.values()));
        said.removeIf(field -> shown.first().stream().noneMatch(each -> each.fields().containsKey(field)));
        for (int column = 0; column < said.size(); column++) {
            grid.add(bold(words.label(said.get(column))), column, 0);
            for (int row = 0; row < shown.first().size(); row++) {
                ClaimedPatient each = shown.first().get(row);
                Label cell = plain(each.fields().getOrDefault(said.get(column), ""));
                GridPane.setValignment(cell, VPos.TOP);
                grid.add(cell, column, row + 1);
            }
        }
        return grid;
    }

    private static Label bold(String text) {
        Label label = plain(text);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        return label;
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
