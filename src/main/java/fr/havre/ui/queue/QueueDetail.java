package fr.havre.ui.queue;

import atlantafx.base.theme.Styles;
import fr.havre.sync.OutboxEvent;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.queue.QueueViewModel.Act;
import fr.havre.ui.shell.Badge;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The chosen item: why it is where it is, what can be done, what happened to it. */
final class QueueDetail extends ScrollPane {
    private final Desk desk;
    private final QueueViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final QueueWords queueWords;
    private final VBox content = new VBox(12);

    QueueDetail(Desk desk, QueueViewModel model, Surroundings around) {
        this.desk = desk;
        this.model = model;
        this.around = around;
        words = around.words();
        queueWords = new QueueWords(words);
        content.getStyleClass().add("queue-detail");
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("queue-scroll");
        setFocusTraversable(false);
        accessibleTextProperty().bind(words.bound("queue.detail"));
        model.chosenProperty().addListener((_, _, _) -> refresh());
        model.history().addListener((ListChangeListener<OutboxEvent>) _ -> refresh());
        words.languageProperty().addListener((_, _, _) -> refresh());
    }

    void refresh() {
        QueueRow row = model.chosenProperty().get();
        if (row == null) {
            content.getChildren().clear();
            return;
        }
        Label what = wrapped(queueWords.what(row));
        what.getStyleClass().add(Styles.TITLE_4);
        Badge state = new Badge();
        state.say(queueWords.state(row), QueueWords.tone(QueueViewModel.state(row)));
        HBox pill = new HBox(state);
        pill.setAlignment(Pos.CENTER_LEFT);
        content.getChildren().setAll(what, pill, wrapped(queueWords.why(row)), acts(row), history());
    }

    private Node acts(QueueRow row) {
        FlowPane buttons = new FlowPane(8, 8);
        List<Act> acts = QueueViewModel.acts(row);
        for (Act each : acts) buttons.getChildren().add(button(each, each == acts.getFirst()));
        row.message().ifPresent(message -> {
            Button open = new Button();
            open.textProperty().bind(words.bound("queue.open-message"));
            open.accessibleTextProperty().bind(open.textProperty());
            open.setOnAction(_ -> around.navigator().openMessage(message.id()));
            buttons.getChildren().add(open);
        });
        row.patient().ifPresent(patient -> {
            Button open = new Button();
            open.textProperty().bind(words.bound("queue.open"));
            open.accessibleTextProperty().bind(open.textProperty());
            open.setOnAction(_ -> row.document().ifPresentOrElse(line -> around.navigator().openDocument(patient.id(), line.id()),
                    () -> around.navigator().openPatient(patient.id())));
            buttons.getChildren().add(open);
        });
        return buttons;
    }

    private Button button(Act act, boolean first) {
        Button button = new Button();
        button.textProperty().bind(words.bound("queue.act." + act));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setMinWidth(USE_PREF_SIZE);
        if (first) button.getStyleClass().add(Styles.ACCENT);
        button.setOnAction(_ -> act(act));
        return button;
    }

    /** The most likely thing. */
    void main() {
        QueueRow row = model.chosenProperty().get();
        if (row != null) QueueViewModel.acts(row).stream().findFirst().ifPresent(this::act);
    }

    void act(Act act) {
        QueueRow row = model.chosenProperty().get();
        if (row == null || !QueueViewModel.acts(row).contains(act)) return;
        switch (act) {
            case RETRY -> model.retry();
            case CANCEL -> model.cancel();
            case SEND_AGAIN -> around.sheets().show(new SendAgainSheet(words, around.sheets(), model::sendAgain), () -> { });
            case CHOOSE -> around.sheets().show(new ConflictSheet(desk, model, row, around), () -> { });
        }
    }

    private Node history() {
        VBox lines = new VBox(6);
        if (model.history().isEmpty()) return lines;
        Label title = new Label();
        title.textProperty().bind(words.bound("queue.history"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        lines.getChildren().add(title);
        for (OutboxEvent each : model.history().reversed()) {
            Label line = wrapped(queueWords.event(each));
            line.getStyleClass().add("queue-why");
            lines.getChildren().add(line);
        }
        return lines;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
