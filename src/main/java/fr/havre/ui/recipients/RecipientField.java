package fr.havre.ui.recipients;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.LiveWords;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Recipients in one field: type, arrows, Enter. Chips stand before the cursor; Backspace in an empty field goes to the last
 * chip, Delete or Backspace on a chip removes it. Escape closes the list, a second one is the caller's.
 */
public final class RecipientField extends VBox {
    private static final int MOST_ROWS = 5;
    private static final double ROW = 3.5;

    private final RecipientsViewModel model;
    private final LiveWords words;
    private final FlowPane box = new FlowPane(6, 6);
    private final TextField field = new TextField();
    private final ListView<Candidate> list = new ListView<>();
    private final BooleanProperty open = new SimpleBooleanProperty();

    public RecipientField(RecipientsViewModel model, LiveWords words, InstantSource time) {
        super(4);
        this.model = model;
        this.words = words;
        getStyleClass().add("recipients");
        list.setCellFactory(view -> new CandidateCell(words, time, view));
        getChildren().addAll(box(), list(), note());
        model.chosen().addListener((ListChangeListener<Recipient>) _ -> chips());
        chips();
    }

    /** Where the cursor belongs. */
    public TextField input() {
        return field;
    }

    private Node box() {
        box.getStyleClass().add("recipients-box");
        box.setOnMouseClicked(_ -> field.requestFocus());
        field.getStyleClass().add("recipients-input");
        field.promptTextProperty().bind(Bindings.when(Bindings.isEmpty(model.chosen())).then(words.bound("recipients.prompt"))
                .otherwise(""));
        field.accessibleTextProperty().bind(words.bound("recipients.field"));
        field.textProperty().bindBidirectional(model.typedProperty());
        field.textProperty().addListener((_, _, text) -> open.set(!text.isBlank()));
        field.focusedProperty().addListener((_, _, focused) -> focus(focused));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        return box;
    }

    private void focus(boolean focused) {
        if (focused) model.begin();
        else open.set(false);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> moveBy(1);
            case UP -> moveBy(-1);
            case ENTER -> {
                if (!open.get() || !model.accept()) return;                     // the caller's Enter
            }
            case ESCAPE -> {
                if (!open.get()) return;
                open.set(false);
            }
            case BACK_SPACE, LEFT -> {
                if (field.getCaretPosition() > 0 || !field.getSelectedText().isEmpty() || model.chosen().isEmpty()) return;
                chip(model.chosen().size() - 1).requestFocus();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveBy(int by) {
        if (open.get()) {
            model.move(by);
            return;
        }
        model.begin();
        open.set(true);
    }

    private Node list() {
        list.getStyleClass().add("recipients-list");
        list.accessibleTextProperty().bind(words.bound("recipients.found"));
        list.setFocusTraversable(false);
        list.visibleProperty().bind(open.and(Bindings.createBooleanBinding(() -> !model.candidatesProperty().get().isEmpty(),
                model.candidatesProperty())));
        list.managedProperty().bind(list.visibleProperty());
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        model.candidatesProperty().addListener((_, _, found) -> show(found));
        model.selectedProperty().addListener((_, _, at) -> select(at.intValue()));
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        show(model.candidatesProperty().get());
        return list;
    }

    /** Before the list takes the focus, which would close it. */
    private void pressed(MouseEvent event) {
        Node at = event.getTarget() instanceof Node node ? node : null;
        while (at != null && !(at instanceof CandidateCell)) at = at.getParent();
        if (!(at instanceof CandidateCell cell) || cell.getItem() == null || event.getButton() != MouseButton.PRIMARY) return;
        event.consume();
        model.add(cell.getItem().recipient());
        field.requestFocus();
    }

    private void show(List<Candidate> found) {
        list.setItems(FXCollections.observableList(new ArrayList<>(found)));
        list.setStyle("-fx-pref-height: " + Math.min(MOST_ROWS, found.size()) * ROW + "em;");
        select(model.selectedProperty().get());
    }

    private void select(int at) {
        if (at < 0 || at >= list.getItems().size()) {
            list.getSelectionModel().clearSelection();
            return;
        }
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - 2));
        model.current().ifPresent(each -> field.setAccessibleHelp(each.recipient().name()));
    }

    /** Under the list: that nobody was found, that the directory is asked, that it knows more, or why it did not answer. */
    private Node note() {
        Label note = new Label();
        note.textProperty().bind(Bindings.createStringBinding(this::say, model.problemProperty(), model.searchingProperty(),
                model.moreProperty(), model.candidatesProperty(), model.typedProperty(), open, words.languageProperty()));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.visibleProperty().bind(note.managedProperty());
        return note;
    }

    private String say() {
        Exception problem = model.problemProperty().get();
        if (!open.get()) return "";
        if (problem != null) return words.sentence(problem);
        if (model.searchingProperty().get()) return words.now("recipients.searching");
        if (model.moreProperty().get()) return words.now("recipients.more");
        if (!model.candidatesProperty().get().isEmpty()) return "";
        return words.now(model.typedProperty().get().isBlank() ? "recipients.begin" : "recipients.nobody");
    }

    private void chips() {
        List<Node> all = new ArrayList<>();
        for (Recipient each : model.chosen()) all.add(chip(each));
        all.add(field);
        boolean focused = field.isFocused();
        box.getChildren().setAll(all);
        if (focused) field.requestFocus();
    }

    private Node chip(int at) {
        return box.getChildren().get(at);
    }

    private Button chip(Recipient recipient) {
        Button chip = new Button(shown(recipient), new FontIcon("fth-x"));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.getStyleClass().add("recipients-chip");
        chip.accessibleTextProperty().bind(Bindings.createStringBinding(() -> words.now("recipients.chip", shown(recipient)),
                words.languageProperty()));
        chip.maxWidthProperty().bind(box.widthProperty().subtract(30));
        chip.setOnAction(_ -> remove(recipient));
        chip.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, recipient));
        return chip;
    }

    /** A patient's address holds their number: always by name. */
    private String shown(Recipient recipient) {
        if (recipient.address().isPatient() && recipient.name().isEmpty()) return words.now("recipients.patient");
        return recipient.name().isEmpty() ? recipient.address().value() : recipient.name();
    }

    private void pressed(KeyEvent event, Recipient recipient) {
        int at = model.chosen().indexOf(recipient);
        KeyCode code = event.getCode();
        if (code == KeyCode.DELETE || code == KeyCode.BACK_SPACE) remove(recipient);
        else if (code == KeyCode.LEFT && at > 0) chip(at - 1).requestFocus();
        else if (code == KeyCode.RIGHT) chip(at + 1).requestFocus();
        else return;
        event.consume();
    }

    private void remove(Recipient recipient) {
        model.remove(recipient);
        field.requestFocus();
    }
}
