package fr.havre.ui.questionnaires;

import atlantafx.base.theme.Styles;
import fr.havre.patients.questionnaires.Question;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A questionnaire on screen; questions that an answer makes pointless are not there. */
final class FillSheet extends VBox {
    private static final double WIDE = 760;

    private final FillViewModel model;
    private final LiveWords words;
    private final List<Control> controls = new ArrayList<>();

    FillSheet(FillViewModel model, Surroundings around, LocalDate today) {
        this.model = model;
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
        Button save = fields.button("questionnaires.save", () -> model.save(today));
        save.setDefaultButton(true);
        save.getStyleClass().add(Styles.ACCENT);
        FlowPane buttons = new FlowPane(10, 6, cancel, save);
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
        if (question.type().answered()) box.getChildren().add(control(question));
        else box.getChildren().getFirst().getStyleClass().add(question.inside().isEmpty() ? Styles.TEXT_MUTED : Styles.TEXT_BOLD);
        question.inside().forEach(each -> box.getChildren().add(node(each)));
        if (!question.conditions().isEmpty()) {
            box.visibleProperty().bind(model.asked(question));
            box.managedProperty().bind(box.visibleProperty());
        }
        return box;
    }

    private Control control(Question question) {
        Control control = switch (question.type()) {
            case TEXT -> area(question);
            case BOOLEAN -> choice(question, List.of("", "true", "false"));
            case CHOICE -> choice(question, Stream.concat(Stream.of(""), question.options().stream().map(Question.Option::code)).toList());
            default -> field(question);
        };
        control.setAccessibleText(question.text());
        control.setMaxWidth(Double.MAX_VALUE);
        controls.add(control);
        return control;
    }

    private TextField field(Question question) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.answer(question));
        return field;
    }

    private TextArea area(Question question) {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(model.answer(question));
        area.setWrapText(true);
        area.setPrefRowCount(3);
        Fields.leaveByTab(area);
        return area;
    }

    private ComboBox<String> choice(Question question, List<String> codes) {
        ComboBox<String> box = new Fields(words).choice(FXCollections.observableArrayList(codes), code -> switch (code) {
            case "" -> "";
            case "true" -> words.now("questionnaires.yes");
            case "false" -> words.now("questionnaires.no");
            default -> question.shown(code);
        });
        box.valueProperty().bindBidirectional(model.answer(question));
        return box;
    }

    /** Questions have the language they were written in. */
    private static Label said(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("questionnaire-text");
        return label;
    }
}
