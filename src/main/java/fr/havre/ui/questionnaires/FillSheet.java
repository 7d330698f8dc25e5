package fr.havre.ui.questionnaires;

import atlantafx.base.theme.Styles;
import fr.havre.patients.questionnaires.Question;
import fr.havre.patients.questionnaires.QuestionType;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A questionnaire on screen; questions that an answer makes pointless are not there. */
final class FillSheet extends VBox {
    private static final double WIDE = 760;

    private final FillViewModel model;
    private final LiveWords words;
    private final Language language;
    private final List<Control> controls = new ArrayList<>();

    /** @param language of the questions */
    FillSheet(FillViewModel model, Surroundings around, Language language, LocalDate today) {
        this.model = model;
        this.language = language;
        words = around.words();
        Fields fields = new Fields(words);
        getStyleClass().add("sheet");
        setMaxWidth(WIDE);
        Label title = said(model.questionnaire().title());
        title.getStyleClass().add(Styles.TITLE_4);
        VBox inside = new VBox(12);
        model.questionnaire().questions().forEach(each -> inside.getChildren().add(node(each)));
        ScrollPane scroll = new ScrollPane(inside);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("profile-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button cancel = fields.button("questionnaires.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        Button drop = fields.button("questionnaires.drop", () -> {
            model.giveUp();
            around.sheets().close();
        });
        Button save = fields.button("questionnaires.save", () -> model.save(today));
        save.setDefaultButton(true);
        save.getStyleClass().add(Styles.ACCENT);
        FlowPane buttons = new FlowPane(10, 6, drop, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, scroll, fields.problem(model.problemProperty()), buttons);
        model.keptProperty().addListener((_, _, kept) -> {
            around.sheets().close();
            around.notices().say(() -> words.now("questionnaires.kept", kept.proposed().added()));
        });
    }

    Node firstField() {
        return controls.isEmpty() ? this : controls.getFirst();
    }

    private Node node(Question question) {
        VBox box = new VBox(6);
        box.getChildren().add(said(question.required() ? question.text() + " *" : question.text()));
        if (question.type().answered()) box.getChildren().add(answers(question));
        else box.getChildren().getFirst().getStyleClass().add(question.inside().isEmpty() ? Styles.TEXT_MUTED : Styles.TEXT_BOLD);
        question.inside().forEach(each -> box.getChildren().add(node(each)));
        if (!question.conditions().isEmpty()) {
            box.visibleProperty().bind(model.asked(question));
            box.managedProperty().bind(box.visibleProperty());
        }
        return box;
    }

    private Node answers(Question question) {
        Answering answer = model.answer(question);
        VBox all = new VBox(6);
        if (Answering.isTicked(question)) {
            question.options().forEach(each -> all.getChildren().add(tick(question, each)));
        } else {
            all.getChildren().add(named(switch (question.type()) {
                case BOOLEAN -> choice(question, List.of("", "true", "false"));
                case CHOICE, OPEN_CHOICE -> choice(question, Stream.concat(Stream.of(""), question.options().stream()
                        .map(Question.Option::code)).toList());
                case TEXT -> area(answer.typed());
                default -> question.repeats() ? prompted(area(answer.typed()), "questionnaires.lines") : field(answer.typed());
            }, question.text()));
        }
        if (question.type() == QuestionType.OPEN_CHOICE) all.getChildren().add(named(question.repeats()
                ? prompted(area(answer.own()), "questionnaires.other.lines") : prompted(field(answer.own()), "questionnaires.other"),
                question.text() + " " + word("questionnaires.other")));
        return all;
    }

    private <C extends Control> C named(C control, String name) {
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        controls.add(control);
        return control;
    }

    private <C extends TextInputControl> C prompted(C control, String key) {
        control.setPromptText(word(key));
        return control;
    }

    private CheckBox tick(Question question, Question.Option option) {
        CheckBox tick = new CheckBox(option.text());
        ObservableSet<String> ticked = model.answer(question).ticked();
        tick.setSelected(ticked.contains(option.code()));
        tick.selectedProperty().addListener((_, _, now) -> {
            if (now) ticked.add(option.code());
            else ticked.remove(option.code());
        });
        tick.setWrapText(true);
        tick.setMinHeight(USE_PREF_SIZE);
        return named(tick, question.text() + " " + option.text());
    }

    private static TextField field(StringProperty typed) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(typed);
        return field;
    }

    private static TextArea area(StringProperty typed) {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(typed);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        Fields.leaveByTab(area);
        return area;
    }

    private ComboBox<String> choice(Question question, List<String> codes) {
        ComboBox<String> box = new Fields(words).choice(FXCollections.observableArrayList(codes), code -> switch (code) {
            case "" -> "";
            case "true" -> word("questionnaires.yes");
            case "false" -> word("questionnaires.no");
            default -> question.shown(code);
        });
        box.valueProperty().bindBidirectional(model.answer(question).typed());
        return box;
    }

    /** In the language of the questions, which may be the patient's. */
    private String word(String key) {
        return language.texts("window.questionnaires").getString(key);
    }

    private static Label said(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("questionnaire-text");
        return label;
    }
}
