package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.MessageDetails;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.letters.SentWords;
import fr.havre.ui.shell.Badge;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.viewer.Viewer;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One message: what can be done about it, whose it is, what it says, its files, what happened. Or one of its files. */
final class ReadingPane extends BorderPane {
    private static final ZoneId FRANCE = FrenchZone.here();
    /** A label of more words takes seconds to lay out. */
    private static final int PARAGRAPH = 2000;

    private final MessagesViewModel model;
    private final MessageCommands commands;
    private final Surroundings around;
    private final InstantSource time;
    private final MessageWords words;
    private final Fields fields;
    private final VBox content = new VBox(12);
    private final ScrollPane page = new ScrollPane(content);
    private final Viewer viewer;

    ReadingPane(Desk desk, MessagesViewModel model, MessageCommands commands, Surroundings around, InstantSource time) {
        this.model = model;
        this.commands = commands;
        this.around = around;
        this.time = time;
        words = new MessageWords(around.words());
        fields = new Fields(around.words());
        viewer = new Viewer(desk, around);
        page.setFitToWidth(true);
        page.getStyleClass().add("message-page");
        page.accessibleTextProperty().bind(around.words().bound("messages.reading"));
        content.getStyleClass().add("message-content");
        setCenter(page);
        model.openProperty().addListener((_, before, now) -> refresh(before, now));
        model.acts().warnedProperty().addListener((_, _, _) -> fill());
        around.words().languageProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void refresh(Reading before, Reading now) {
        boolean same = before != null && now != null && before.line().id().equals(now.line().id());
        if (!same) closeFile();
        fill();
        if (!same) page.setVvalue(0);
    }

    private void fill() {
        Reading reading = model.openProperty().get();
        content.getChildren().clear();
        if (reading == null) return;
        content.getChildren().addAll(acts(reading), head(reading));
        reading.followed().ifPresent(followed -> content.getChildren().add(fate(followed)));
        whose(reading);
        words.oddities(reading.details()).forEach(each -> content.getChildren().add(odd(each)));
        if (!reading.details().parts().isEmpty()) content.getChildren().add(new PartsPane(words, reading, this::openFile));
        content.getChildren().add(text(reading.details().text()));
        content.getChildren().add(new HistoryPane(words, reading, model::open));
    }

    private Node acts(Reading reading) {
        FlowPane line = new FlowPane(8, 8);
        boolean tray = reading.line().filing() == FilingState.TRAY;
        for (MessageCommands.Act each : commands.offered(reading)) {
            Button button = fields.button("messages.act." + each, () -> commands.run(each));
            if (each == MessageCommands.Act.DONE && reading.line().done()) {
                button.textProperty().bind(around.words().bound("messages.act.undone"));
            }
            if (!tray && line.getChildren().isEmpty() && each != MessageCommands.Act.NOTE) button.getStyleClass().add(Styles.ACCENT);
            line.getChildren().add(button);
        }
        return line;
    }

    private Node head(Reading reading) {
        MessageLine line = reading.line();
        Label subject = wrapped(words.subject(line));
        subject.getStyleClass().addAll(Styles.TITLE_4, "message-subject");
        Label who = wrapped(String.join("  ·  ", words.who(line), words.moment(line.at())));
        who.getStyleClass().add("message-who");
        VBox head = new VBox(4, subject, who);
        String to = reading.details().recipients().stream().map(this::recipient).collect(Collectors.joining(", "));
        if (!to.isEmpty()) head.getChildren().add(small(around.words().now("messages.recipients", to)));
        if (!line.assigned().isEmpty()) {
            head.getChildren().add(small(around.words().now("messages.assigned", reading.name(line.assigned().get()))));
        }
        reading.details().answeredBy().map(reading::name).ifPresent(name ->
                head.getChildren().add(small(around.words().now("messages.answered", name))));
        return head;
    }

    private String recipient(MessageDetails.Recipient to) {
        String name = words.person(to.name().isBlank() ? to.address() : to.name());
        return to.state().map(state -> name + " (" + words.state(state) + ")").orElse(name);
    }

    /** Where a message that was written here is, what that means and what can be done. */
    private Node fate(Followed followed) {
        Badge badge = new Badge();
        badge.say(words.state(followed.state()), SentWords.tone(followed.state()));
        VBox fate = new VBox(6, new HBox(badge), wrapped(new SentWords(around.words()).meaning(followed)));
        fate.getStyleClass().add("message-fate");
        return fate;
    }

    private void whose(Reading reading) {
        LocalDate today = LocalDate.ofInstant(time.instant(), FRANCE);
        if (reading.line().filing() == FilingState.TRAY) {
            boolean warned = !reading.proposals().isEmpty()
                    && reading.proposals().getFirst().patient().id().equals(model.acts().warnedProperty().get());
            content.getChildren().add(new TrayPane(words, reading, today, warned, commands));
            return;
        }
        reading.patient().ifPresent(patient -> content.getChildren().add(banner(patient, today)));
    }

    private Node banner(Patient patient, LocalDate today) {
        IdentityBanner banner = new IdentityBanner(around.words());
        banner.show(patient, today);
        banner.actions().getChildren().add(fields.button("messages.chart", commands::chart));
        return banner;
    }

    private static Node odd(String sentence) {
        Label label = wrapped(sentence);
        label.setGraphic(new FontIcon("fth-info"));
        label.getStyleClass().add("message-odd");
        return label;
    }

    /** In pieces, each ending with a line. */
    private static Node text(String text) {
        VBox pieces = new VBox();
        pieces.getStyleClass().add("message-text");
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PARAGRAPH);
            int line = to == text.length() ? -1 : text.lastIndexOf('\n', to);
            if (line > from) to = line;
            pieces.getChildren().add(wrapped(text.substring(from, to)));
            from = line > from ? to + 1 : to;
        }
        return pieces;
    }

    private void openFile(DocumentLine line) {
        viewer.show(line);
        Button back = fields.button("messages.back", this::closeFile);
        HBox bar = new HBox(back);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("message-file-bar");
        setTop(bar);
        setCenter(viewer);
        back.requestFocus();
    }

    /** Back to the message; false if no file is open. */
    boolean closeFile() {
        if (page.equals(getCenter())) return false;
        viewer.clear();
        setTop(null);
        setCenter(page);
        return true;
    }

    void focusText() {
        page.requestFocus();
    }

    private static Label small(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("message-small");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
