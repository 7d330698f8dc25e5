package fr.havre.ui.letters;

import atlantafx.base.theme.Styles;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Fields;
import fr.havre.vault.FrenchZone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whom a message is about: type a name, see who that is, Enter takes them. */
public final class WhoseSheet extends VBox {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final WhoseViewModel model;
    private final Surroundings around;
    private final Consumer<Patient> chosen;
    private final TextField search = new TextField();
    private final ListView<Patient> list = new ListView<>();
    private final Fields fields;

    /** @param chosen told whom; the sheet is closed by whoever asked */
    public WhoseSheet(Desk desk, Surroundings around, Consumer<Patient> chosen) {
        this(new WhoseViewModel(desk, around.background()), around, chosen);
    }

    WhoseSheet(WhoseViewModel model, Surroundings around, Consumer<Patient> chosen) {
        this.model = model;
        this.around = around;
        this.chosen = chosen;
        fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(720, USE_PREF_SIZE);
        getChildren().addAll(fields.title("letters.whose.title"), field(), list(), banner(), fields.problem(model.problemProperty()),
                buttons());
    }

    /** Looks for these words at once; they can be typed over. */
    public void lookFor(String words) {
        search.setText(words);
        search.selectAll();
    }

    private Node field() {
        search.promptTextProperty().bind(around.words().bound("letters.whose.search"));
        search.accessibleTextProperty().bind(search.promptTextProperty());
        search.textProperty().bindBidirectional(model.typedProperty());
        search.setOnAction(_ -> choose());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) list.requestFocus();
        });
        return search;
    }

    private Node list() {
        list.setItems(model.found());
        list.setPrefHeight(200);
        list.accessibleTextProperty().bind(around.words().bound("letters.whose.title"));
        list.setCellFactory(_ -> new ListCell<>() {
            @Override protected void updateItem(Patient patient, boolean empty) {
                super.updateItem(patient, empty);
                setText(empty || patient == null ? null : IdentityText.name(patient) + "  ·  "
                        + IdentityText.line(around.words(), patient, today()));
            }
        });
        model.chosenProperty().addListener((_, _, now) -> list.getSelectionModel().select(now));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) model.chosenProperty().set(now);
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) choose();
        });
        return list;
    }

    private Node banner() {
        IdentityBanner banner = new IdentityBanner(around.words());
        banner.managedProperty().bind(banner.visibleProperty());
        model.chosenProperty().addListener((_, _, patient) -> {
            if (patient == null) banner.clear();
            else banner.show(patient, today());
        });
        return banner;
    }

    private Node buttons() {
        Button cancel = fields.button("letters.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button file = fields.button("letters.whose.file", this::choose);
        file.getStyleClass().add(Styles.ACCENT);
        file.disableProperty().bind(model.chosenProperty().isNull());
        HBox line = new HBox(10, cancel, file);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }

    private void choose() {
        if (model.chosenProperty().get() != null) chosen.accept(model.chosenProperty().get());
    }

    private static LocalDate today() {
        return LocalDate.now(FRANCE);
    }

    public Node firstField() {
        return search;
    }
}
