package fr.havre.ui.patients;

import atlantafx.base.theme.Styles;
import fr.havre.patients.BirthPlaces.Place;
import fr.havre.patients.PartialDate;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/** The fields, two in a row where they are short; what is wrong stands under the field it is about. */
final class FormFields extends GridPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Typing typing;
    private final LiveWords words;
    private final PlacesViewModel places;
    private final Map<Field, Node> controls = new EnumMap<>(Field.class);

    FormFields(Typing typing, LiveWords words, Background background) {
        this.typing = typing;
        this.words = words;
        places = new PlacesViewModel(typing.text(Field.BIRTH_PLACE), background);
        getStyleClass().add("form-fields");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        half.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(half, half);
        addRow(0, text(Field.BIRTH_NAME, null), text(Field.GIVEN_NAMES, hint("identity.hint.given")));
        addRow(1, text(Field.BIRTH_DATE, dateRead()), sex());
        add(place(), 0, 2, 2, 1);
        addRow(3, text(Field.USED_NAME, null), text(Field.USED_GIVEN_NAME, null));
        addRow(4, text(Field.PHONE, null), text(Field.EMAIL, null));
        add(text(Field.ADDRESS, null), 0, 5, 2, 1);
    }

    /** The control of a field: to put the cursor there. */
    Node control(Field field) {
        return controls.get(field);
    }

    /** The font of the fields: what else has to grow with the text follows it. */
    ObservableValue<Font> textSize() {
        return ((TextField) controls.get(Field.BIRTH_NAME)).fontProperty();
    }

    private VBox text(Field field, Node below) {
        TextField control = new TextField();
        control.textProperty().bindBidirectional(typing.text(field));
        control.promptTextProperty().bind(words.bound("identity.prompt." + field));
        control.focusedProperty().addListener((_, _, in) -> {
            if (!in) typing.left(field);
        });
        return labelled(field, control, below);
    }

    private VBox labelled(Field field, Node control, Node below) {
        controls.put(field, control);
        control.accessibleTextProperty().bind(words.bound(field.words()));
        Label name = new Label();
        name.textProperty().bind(words.bound(field.words()));
        name.setLabelFor(control);
        name.getStyleClass().add("field-name");
        Label wrong = line();
        wrong.getStyleClass().add(Styles.DANGER);
        wrong.textProperty().bind(Bindings.createStringBinding(() -> wrong(field), typing.wrongProperty(), words.languageProperty()));
        wrong.textProperty().addListener((_, _, sentence) -> {
            control.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
            control.setAccessibleHelp(sentence);
        });
        VBox box = new VBox(4, name, control, wrong);
        if (below != null) box.getChildren().add(below);
        return box;
    }

    private String wrong(Field field) {
        String key = typing.wrongProperty().get().get(field);
        return key == null ? "" : words.now(key);
    }

    /** A line that takes no room while it is empty. */
    static Label line() {
        Label line = new Label();
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        line.visibleProperty().bind(line.managedProperty());
        line.getStyleClass().add(Styles.TEXT_SMALL);
        return line;
    }

    private Label hint(String key) {
        Label line = line();
        line.textProperty().bind(words.bound(key));
        line.getStyleClass().add(Styles.TEXT_MUTED);
        return line;
    }

    /** What was understood of the typed date, so that a mistake shows. */
    private Label dateRead() {
        Label line = line();
        line.getStyleClass().add(Styles.TEXT_MUTED);
        ObservableValue<String> text = typing.text(Field.BIRTH_DATE);
        line.textProperty().bind(Bindings.createStringBinding(() -> PartialDate.ofTyped(text.getValue())
                .map(date -> words.now(date.hasDay() ? "identity.date.read" : "identity.date.partial", PatientWords.date(date)))
                .orElse(""), text, words.languageProperty()));
        return line;
    }

    private Node sex() {
        ToggleGroup group = new ToggleGroup();
        FlowPane choices = new FlowPane(16, 6);
        for (String code : new String[] {"F", "M", ""}) {
            RadioButton choice = new RadioButton();
            choice.textProperty().bind(words.bound("identity.sex." + (code.isEmpty() ? "UN" : code)));
            choice.setToggleGroup(group);
            choice.setSelected(typing.text(Field.SEX).get().equals(code));
            choice.setOnAction(_ -> typing.text(Field.SEX).set(code));
            typing.text(Field.SEX).addListener((_, _, now) -> choice.setSelected(now.equals(code)));
            choices.getChildren().add(choice);
        }
        choices.getStyleClass().add("sex-choices");
        return labelled(Field.SEX, choices, null);
    }

    private Node place() {
        Label name = line();
        name.textProperty().bind(places.nameProperty());
        name.getStyleClass().add(Styles.TEXT_MUTED);
        FlowPane suggestions = new FlowPane(12, 2);
        places.suggestedProperty().addListener((_, _, found) -> suggestions.getChildren().setAll(found.stream().map(this::suggestion).toList()));
        VBox box = text(Field.BIRTH_PLACE, new VBox(name, suggestions));
        Node control = controls.get(Field.BIRTH_PLACE);
        control.focusedProperty().addListener((_, _, in) -> {
            if (!in) places.left();
        });
        control.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || places.suggestedProperty().get().isEmpty()) return;
            places.pick(places.suggestedProperty().get().getFirst());
            event.consume();
        });
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private Hyperlink suggestion(Place place) {
        Hyperlink link = new Hyperlink(place.name() + " (" + place.code() + ")");
        link.setOnAction(_ -> places.pick(place));
        return link;
    }
}
