package fr.havre.ui.queue;

import atlantafx.base.theme.Styles;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.News;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Calm;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.shell.TwoPills;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list on the left, the chosen item with its history and what can be done on the right. R retries, Delete cancels. */
public final class QueueView extends VBox {
    private final QueueViewModel model;
    private final Surroundings around;
    private final LiveWords words;
    private final QueueWords queueWords;
    private final ListView<QueueRow> list = new ListView<>();
    private final QueueDetail detail;
    private List<News.Listening> listening = List.of();

    public QueueView(Desk desk, QueueViewModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        words = around.words();
        queueWords = new QueueWords(words);
        detail = new QueueDetail(desk, model, around);
        getStyleClass().addAll("page", "queue");
        getChildren().addAll(head(), new Fields(words).problem(model.problemProperty()), halves());
        sceneProperty().addListener((_, _, scene) -> shown(scene != null));
    }

    private void shown(boolean now) {
        listening.forEach(News.Listening::close);
        listening = now ? model.follow(around.news()) : List.of();
        if (now) model.read();
    }

    public Node firstField() {
        return list;
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.bound("queue.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        title.setMinWidth(USE_PREF_SIZE);
        Button all = new Button();
        all.setMinWidth(USE_PREF_SIZE);
        all.setGraphic(new FontIcon("fth-refresh-cw"));
        all.textProperty().bind(words.bound("queue.retry-all"));
        all.accessibleTextProperty().bind(all.textProperty());
        all.setOnAction(_ -> model.retryAll());
        all.disableProperty().bind(model.settledProperty().or(Bindings.isEmpty(model.rows())));
        FlowPane line = new FlowPane(14, 8, title, new TwoPills(words, "queue.waiting", "queue.settled", model.settledProperty()), all);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node halves() {
        list.setItems(model.rows());
        list.accessibleTextProperty().bind(words.bound("queue.title"));
        list.setCellFactory(_ -> new QueueCell(queueWords));
        list.getStyleClass().add("queue-list");
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) model.chosenProperty().set(row);
        });
        model.chosenProperty().addListener((_, _, row) -> list.getSelectionModel().select(row));
        model.rows().addListener((ListChangeListener<QueueRow>) _ -> detail.refresh());
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        StackPane left = new StackPane(list, calm());
        SplitPane halves = new SplitPane(left, detail);
        halves.setDividerPositions(0.55);
        ObservableValue<Boolean> some = Bindings.isNotEmpty(model.rows());
        detail.visibleProperty().bind(some);
        VBox.setVgrow(halves, Priority.ALWAYS);
        return halves;
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        if (event.getCode() == KeyCode.R) detail.act(QueueViewModel.Act.RETRY);
        else if (event.getCode() == KeyCode.DELETE) detail.act(QueueViewModel.Act.CANCEL);
        else if (event.getCode() == KeyCode.ENTER) detail.main();
        else return;
        event.consume();
    }

    private Node calm() {
        return new Calm(Bindings.when(model.settledProperty()).then(words.bound("queue.calm.settled"))
                .otherwise(words.bound("queue.calm")),
                Bindings.isEmpty(model.rows()).and(model.problemProperty().isNull()), "queue-calm");
    }
}
