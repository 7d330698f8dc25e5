package fr.havre.ui.send;

import atlantafx.base.theme.Styles;
import fr.havre.record.RecordStanding;
import fr.havre.record.Visibility;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose, what, to whom; each condition with a tick or with what to do; one big button, which Enter presses. */
final class SendSheet extends VBox {
    private final SendViewModel model;
    private final LiveWords words;
    private final LocalDate today;
    private final IdentityBanner banner;
    private final VBox documents = new VBox(10);
    private final Label title = new Label();
    private final VBox hiding = new VBox(6);
    private final Label notConnected = wrapped(Styles.TEXT_MUTED);
    private final Button send = new Button();
    private final Button cancel = new Button();
    private final FontIcon plane = new FontIcon("fth-send");

    /**
     * @param sending queues what goes
     * @param close closes the sheet
     */
    SendSheet(SendViewModel model, LiveWords words, LocalDate today, Runnable sending, Runnable close) {
        this.model = model;
        this.words = words;
        this.today = today;
        banner = new IdentityBanner(words);
        banner.managedProperty().bind(banner.visibleProperty());
        getStyleClass().addAll("sheet", "send");
        getStylesheets().add(Look.sheet("send"));
        title.getStyleClass().add(Styles.TITLE_3);
        setMaxHeight(USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(documents);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.prefViewportHeightProperty().bind(documents.heightProperty());
        scroll.setMaxHeight(420);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, banner, to(), problem(), scroll, hiding, notConnected, buttons(sending, close));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            boolean other = event.getTarget() instanceof ButtonBase button && !button.equals(send)
                    && !(button instanceof CheckBox);
            if (other) ((ButtonBase) event.getTarget()).fire();
            else send.fire();
            event.consume();
        });
        InvalidationListener changed = _ -> refresh();
        model.documents().addListener(changed);
        model.busyProperty().addListener(changed);
        model.connectedProperty().addListener(changed);
        words.languageProperty().addListener(changed);
        refresh();
    }

    private Node to() {
        Label to = wrapped("send-to");
        to.textProperty().bind(words.bound("send.to"));
        to.setGraphic(new FontIcon("fth-upload-cloud"));
        return to;
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
            if (model.going().isEmpty()) close.run();
            else sending.run();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(8, cancel, gap, send);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void refresh() {
        List<Proposed> all = model.documents();
        title.setText(words.now("send.title", all.size()));
        model.patient().ifPresentOrElse(one -> banner.show(one, today), banner::clear);
        documents.getChildren().setAll(all.size() == 1 ? one(all.getFirst()) : all.stream().map(this::row).toList());
        int going = model.going().size();
        hiding();
        send.setText(model.busyProperty().get() ? words.now("send.asking")
                : going == 0 ? words.now("send.close") : words.now("send.send", going));
        send.setGraphic(going == 0 ? null : plane);
        cancel.setVisible(going > 0);
        send.setDisable(model.busyProperty().get());
        notConnected.setText(words.now("send.notConnected"));
        notConnected.setVisible(!model.connectedProperty().get());
        notConnected.setManaged(!model.connectedProperty().get());
    }

    /** From whom it is hidden there from the first moment on, until somebody shows it again. */
    private void hiding() {
        List<Visibility> choices = model.choices(today);
        hiding.setVisible(!choices.isEmpty());
        hiding.setManaged(!choices.isEmpty());
        hiding.getChildren().setAll(choices.stream().map(each -> {
            CheckBox box = new CheckBox(words.now("send.hide." + each));
            box.setWrapText(true);
            box.setMinHeight(USE_PREF_SIZE);
            box.setSelected(model.hiddenProperty().get() == each);
            box.setOnAction(_ -> model.hiddenProperty().set(box.isSelected() ? each : null));
            model.hiddenProperty().addListener((_, _, now) -> box.setSelected(now == each));
            return box;
        }).toList());
    }

    /** One document: every condition, met or not. */
    private List<Node> one(Proposed document) {
        Stream<Node> conditions = document.standingNow().isPresent() ? Stream.of(standing(document.standingNow().get()))
                : Stream.of(Condition.values()).flatMap(each -> condition(each, document));
        return Stream.concat(Stream.of(head(document)), conditions).toList();
    }

    private Stream<Node> condition(Condition condition, Proposed document) {
        List<RuntimeException> unmet = document.obstacles().stream().filter(each -> Condition.of(each) == condition).toList();
        if (unmet.isEmpty()) return Stream.of(line("fth-check", "send-met", words.now("send.condition." + condition)));
        return unmet.stream().map(each -> line("fth-x", "send-unmet", words.sentence(each)));
    }

    private Node standing(RecordStanding standing) {
        Badge badge = new Badge();
        badge.say(words.label(standing.mark()), Badge.of(standing.mark()));
        Label already = wrapped(Styles.TEXT_MUTED);
        already.setText(words.now("send.already"));
        HBox box = new HBox(10, badge, already);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Node line(String icon, String style, String text) {
        Label label = wrapped(style);
        label.setGraphic(new FontIcon(icon));
        label.setText(text);
        return label;
    }

    /** One of many: whether it goes, and why not. */
    private Node row(Proposed document) {
        Badge badge = new Badge();
        document.standingNow().ifPresentOrElse(each -> badge.say(words.label(each.mark()), Badge.of(each.mark())),
                () -> badge.say(words.now(document.goes() ? "send.goes" : "send.stays"),
                        document.goes() ? Badge.Tone.INFO : Badge.Tone.WARN));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Node head = head(document);
        HBox.setHgrow(head, Priority.SOMETIMES);
        HBox top = new HBox(10, head, gap, badge);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(4, top);
        if (document.standingNow().isEmpty()) {
            document.obstacles().forEach(each -> row.getChildren().add(line("fth-info", Styles.TEXT_MUTED, words.sentence(each))));
        }
        row.getStyleClass().add("send-row");
        return row;
    }

    private Node head(Proposed document) {
        String owner = model.patient().isPresent() ? "" : document.patient().map(IdentityText::name).orElse("");
        Label label = wrapped("send-document");
        label.setGraphic(new FontIcon("fth-file-text"));
        label.setText(Stream.of(document.line().title(), document.line().date().map(SendSheet::written).orElse(""), owner)
                .filter(text -> !text.isBlank()).collect(Collectors.joining(" · ")));
        return label;
    }

    private static String written(fr.havre.patients.PartialDate date) {
        if (!date.hasDay()) return date.iso();
        return java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(date.firstDay());
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    Button mainButton() {
        return send;
    }
}
