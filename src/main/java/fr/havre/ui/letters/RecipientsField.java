package fr.havre.ui.letters;

import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.Hit;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * To whom: one field for a name, a place, a specialty or an address; what is known here first, then the directory. Enter
 * takes, Backspace in the empty field takes the last one away.
 */
final class RecipientsField extends VBox {
    private static final Duration PAUSE = Duration.millis(250);
    private static final int ROWS = 6;

    private final ObservableList<Recipient> recipients;
    private final Directory directory;
    private final Background background;
    private final LiveWords words;
    private final AddressWords address;
    private final FlowPane chosen = new FlowPane(6, 6);
    private final FlowPane proposals = new FlowPane(6, 6);
    private final TextField field = new TextField();
    private final ObservableList<Hit> found = FXCollections.observableArrayList();
    private final ListView<Hit> list = new ListView<>(found);
    private final Label wrong = new Label();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    RecipientsField(ObservableList<Recipient> recipients, ObservableList<Recipient> proposed, Directory directory,
            Background background, LiveWords words) {
        super(6);
        this.recipients = recipients;
        this.directory = directory;
        this.background = background;
        this.words = words;
        address = new AddressWords(words);
        field.promptTextProperty().bind(words.bound("letters.to.prompt"));
        field.accessibleTextProperty().bind(words.bound("letters.to"));
        field.textProperty().addListener((_, _, _) -> {
            wrong.setText("");
            pause.playFromStart();
        });
        pause.setOnFinished(_ -> search(field.getText()));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setCellFactory(_ -> new Cell());
        list.accessibleTextProperty().bind(words.bound("letters.to"));
        list.setFocusTraversable(false);
        list.visibleProperty().bind(Bindings.isNotEmpty(found));
        list.managedProperty().bind(list.visibleProperty());
        list.getStyleClass().add("letter-found");
        list.setOnMouseClicked(_ -> take());
        wrong.getStyleClass().add("danger");
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        proposals.setAlignment(Pos.CENTER_LEFT);
        recipients.addListener((ListChangeListener<Recipient>) _ -> fill(proposed));
        proposed.addListener((ListChangeListener<Recipient>) _ -> fill(proposed));
        words.languageProperty().addListener((_, _, _) -> fill(proposed));
        fill(proposed);
        getChildren().addAll(chosen, field, list, wrong, proposals);
    }

    private void fill(List<Recipient> proposed) {
        chosen.getChildren().setAll(recipients.stream().map(this::chip).toList());
        show(chosen, !recipients.isEmpty());
        List<Node> offered = proposed.stream().filter(each -> recipients.stream().noneMatch(other ->
                other.address().equals(each.address()))).map(this::proposal).toList();
        proposals.getChildren().setAll(offered);
        show(proposals, !offered.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Node chip(Recipient to) {
        Label name = new Label(address.whole(to) + to.kind().map(kind -> "  ·  " + words.label(kind)).orElse(""));
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        Button away = new Button("", new FontIcon("fth-x"));
        away.getStyleClass().addAll("flat", "letter-away");
        away.accessibleTextProperty().bind(words.bound("letters.to.remove", address.recipient(to)));
        away.setOnAction(_ -> {
            recipients.remove(to);
            field.requestFocus();
        });
        HBox chip = new HBox(4, name, away);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("letter-chip");
        return chip;
    }

    private Node proposal(Recipient to) {
        Button add = new Button(address.recipient(to), new FontIcon("fth-plus"));
        add.setMinWidth(USE_PREF_SIZE);
        add.accessibleTextProperty().bind(words.bound("letters.to.add", address.recipient(to)));
        add.setOnAction(_ -> add(to));
        return add;
    }

    private void keys(KeyEvent event) {
        boolean open = !found.isEmpty();
        switch (event.getCode()) {
            case KeyCode.DOWN -> list.getSelectionModel().selectNext();
            case KeyCode.UP -> list.getSelectionModel().selectPrevious();
            case KeyCode.ENTER -> {
                if (event.isShortcutDown() || field.getText().isBlank()) return;
                take();
            }
            case KeyCode.ESCAPE -> {
                if (!open) return;
                found.clear();
            }
            case KeyCode.BACK_SPACE -> {
                if (!field.getText().isEmpty() || recipients.isEmpty()) return;
                recipients.removeLast();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** What is chosen in the list; else what was typed, if it is an address. */
    private void take() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        Optional<Recipient> typed = MailAddress.parse(field.getText()).map(Recipient::of);
        Optional<Recipient> one = typed.or(() -> Optional.ofNullable(hit).flatMap(RecipientsField::recipient));
        if (one.isEmpty()) wrong.setText(words.now("letters.to.wrong"));
        else add(one.get());
    }

    private void add(Recipient to) {
        pause.stop();
        field.clear();
        pause.stop();
        found.clear();
        if (recipients.stream().noneMatch(each -> each.address().equals(to.address()))) recipients.add(to);
        field.requestFocus();
    }

    /** What is typed and not taken yet counts, if it is an address. */
    void takeTyped() {
        if (!field.getText().isBlank()) take();
    }

    private static Optional<Recipient> recipient(Hit hit) {
        return hit.address().flatMap(each -> MailAddress.parse(each.address()).map(address -> new Recipient(address,
                hit.entry().name(), kind(each.kind().name()), OptionalLong.empty())));
    }

    private static Optional<MailboxKind> kind(String name) {
        return Stream.of(MailboxKind.values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** What is here comes at once; the directory, where it answers, after it. */
    private void search(String typed) {
        if (typed.isBlank()) {
            found.clear();
            return;
        }
        background.run(() -> directory.local(typed, DirectoryFilter.RECIPIENTS), answer -> show(typed, answer.hits()), _ -> { });
        background.run(() -> directory.find(typed, DirectoryFilter.RECIPIENTS), answer -> show(typed, answer.hits()), _ -> { });
    }

    private void show(String typed, List<Hit> hits) {
        if (!typed.equals(field.getText())) return;
        found.setAll(hits);
        list.setPrefHeight(Math.min(ROWS, hits.size()) * 44 + 4.0);
        list.getSelectionModel().selectFirst();
    }

    TextField field() {
        return field;
    }

    /** Who, what, where, and what kind of mailbox. */
    private final class Cell extends ListCell<Hit> {
        Cell() {
            setPrefWidth(0);
            setWrapText(true);
        }

        @Override protected void updateItem(Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            setText(empty || hit == null ? null : Stream.of(hit.entry().name(), hit.entry().what(), hit.place(),
                    hit.address().map(each -> words.label(each.kind())).orElse(""), words.label(hit.source()))
                    .filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  ")));
        }
    }
}
