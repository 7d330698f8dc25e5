package fr.havre.ui.send;

import atlantafx.base.theme.Styles;
import fr.havre.messaging.Mailbox;
import fr.havre.record.Visibility;
import fr.havre.sending.Target;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.recipients.RecipientField;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose, what, to whom: three targets, each with what is in the way; one big button, which Enter presses. */
final class SendSheet extends VBox {
    private final SendViewModel model;
    private final LiveWords words;
    private final LocalDate today;
    private final IdentityBanner banner;
    private final DocumentsPane documents;
    private final VBox hiding = new VBox(6);
    private final TargetPane record;
    private final TargetPane colleagues;
    private final TargetPane patient;
    private final Label noLetters = wrapped(Styles.TEXT_MUTED);
    private final VBox letter = new VBox(6);
    private final Label title = new Label();
    private final Button send = new Button();
    private final Button cancel = new Button();
    private final FontIcon plane = new FontIcon("fth-send");

    /**
     * @param recipients fills {@link SendViewModel#colleagues()}
     * @param sending queues what goes
     * @param close closes the sheet
     */
    SendSheet(SendViewModel model, RecipientField recipients, LiveWords words, LocalDate today, Runnable sending,
            Runnable close) {
        this.model = model;
        this.words = words;
        this.today = today;
        banner = new IdentityBanner(words);
        banner.managedProperty().bind(banner.visibleProperty());
        documents = new DocumentsPane(model, words);
        record = new TargetPane(model, Target.RECORD, words, new VBox(8, documents, hiding));
        colleagues = new TargetPane(model, Target.COLLEAGUES, words, recipients);
        patient = new TargetPane(model, Target.PATIENT, words, null);
        letter.getChildren().addAll(from(), text());
        getStyleClass().addAll("sheet", "send");
        title.getStyleClass().add(Styles.TITLE_3);
        setMaxHeight(USE_PREF_SIZE);
        VBox body = new VBox(14, record, colleagues, patient, noLetters, letter);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.prefViewportHeightProperty().bind(body.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, banner, problem(), scroll, buttons(sending, close));
        addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        InvalidationListener changed = _ -> refresh();
        for (Observable each : List.of(model.proposalProperty(), model.guardsProperty(), model.busyProperty(),
                model.colleagues(), model.confirmed(), model.hiddenProperty(), model.mailboxProperty(), words.languageProperty(),
                model.ticked(Target.RECORD), model.ticked(Target.COLLEAGUES), model.ticked(Target.PATIENT))) {
            each.addListener(changed);
        }
        words.languageProperty().addListener((_, _, _) -> model.usual(words.now("send.text")));
        refresh();
    }

    /** Sends from wherever the cursor is, unless Enter has its own sense there. */
    private void enter(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER) return;
        Object at = event.getTarget();
        boolean own = (at instanceof Button button && !button.equals(send))
                || (at instanceof TextArea && !event.isShortcutDown())
                || (at instanceof TextField field && !field.getText().isBlank());
        if (own) {
            if (at instanceof Button button) {
                button.fire();
                event.consume();
            }
            return;
        }
        send.fire();
        event.consume();
    }

    private Node from() {
        ComboBox<Mailbox> from = new ComboBox<>();
        from.setConverter(new StringConverter<>() {
            @Override public String toString(Mailbox box) {
                return box == null ? "" : box.name() + " · " + box.address().value();
            }

            @Override public Mailbox fromString(String written) {
                return null;                                                // never edited
            }
        });
        model.proposalProperty().addListener((_, _, found) -> from.getItems().setAll(found.mailboxes()));
        from.valueProperty().bindBidirectional(model.mailboxProperty());
        from.setMaxWidth(Double.MAX_VALUE);
        Label label = wrapped("send-label");
        label.textProperty().bind(words.bound("send.from"));
        label.setLabelFor(from);
        from.accessibleTextProperty().bind(words.bound("send.from"));
        return new VBox(4, label, from);
    }

    private Node text() {
        TextArea area = new TextArea();
        area.setPrefRowCount(3);
        area.setWrapText(true);
        area.textProperty().bindBidirectional(model.textProperty());
        area.accessibleTextProperty().bind(words.bound("send.words"));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB || event.isControlDown()) return;
            if (event.isShiftDown()) area.getParent().requestFocus();
            else send.requestFocus();
            event.consume();
        });
        Label label = wrapped("send-label");
        label.textProperty().bind(words.bound("send.words"));
        label.setLabelFor(area);
        return new VBox(4, label, area);
    }

    private Node problem() {
        Label sentence = wrapped(Styles.DANGER);
        sentence.textProperty().bind(words.sentence(model.problemProperty()));
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    private Node buttons(Runnable sending, Runnable close) {
        cancel.textProperty().bind(words.bound("send.close"));
        cancel.setOnAction(_ -> close.run());
        send.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        send.setMinWidth(USE_PREF_SIZE);
        send.setOnAction(_ -> {
            if (model.going(Target.values()) == 0) close.run();
            else sending.run();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(8, cancel, gap, send);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void refresh() {
        title.setText(words.now("send.title", model.documents().size()));
        model.patient().ifPresentOrElse(one -> banner.show(one, today), banner::clear);
        documents.refresh();
        hiding();
        record.refresh();
        colleagues.refresh();
        patient.refresh();
        boolean write = model.canWrite();
        show(colleagues, write);
        show(patient, write);
        show(letter, write);
        show(noLetters, !write && !model.busyProperty().get());
        noLetters.setText(words.now(model.patient().isEmpty() ? "send.severalPatients" : "send.noMailbox"));
        int going = model.going(Target.values());
        send.setText(model.busyProperty().get() ? words.now("send.asking")
                : going == 0 ? words.now("send.close") : words.now("send.send", going));
        send.setGraphic(going == 0 ? null : plane);
        cancel.setVisible(going > 0);
        send.setDisable(model.busyProperty().get());
    }

    /** From whom it is hidden there from the first moment on, until somebody shows it again. */
    private void hiding() {
        List<Visibility> choices = model.choices(today);
        show(hiding, !choices.isEmpty());
        hiding.getChildren().setAll(choices.stream().map(each -> {
            CheckBox box = new CheckBox(words.now("send.hide." + each));
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.setSelected(model.hiddenProperty().get() == each);
            box.setOnAction(_ -> model.hiddenProperty().set(box.isSelected() ? each : null));
            return box;
        }).toList());
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    SendViewModel model() {
        return model;
    }

    Button mainButton() {
        return send;
    }
}
