package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordStanding;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Badge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the selected document is, and what can be done with it; each button only for who may. */
final class DocumentActions extends VBox {
    private final ChartViewModel chart;
    private final TimelineViewModel model;
    private final Surroundings around;
    private final ChartTools tools;
    private final ChartWords words;
    private final Label title = new Label();
    private final Label under = new Label();
    private final Badge mark = new Badge();
    private final Label why = new Label();
    private final Button send = button("chart.send", "fth-send", "E");
    private final Button other = button("chart.other", "fth-repeat", "T");
    private final Button seen = button("chart.seen", "fth-check", "V");
    private final Button copy = button("chart.copy", "fth-download", "S");
    private final MenuItem correct = new MenuItem();
    private final MenuItem assign = new MenuItem();
    private final MenuItem paper = new MenuItem();
    private final MenuItem take = new MenuItem();
    private final MenuItem erase = new MenuItem();
    private final MenuButton more = new MenuButton("", new FontIcon("fth-more-horizontal"), correct, assign, paper, take, erase);
    private final RecordMenu changes;

    DocumentActions(ChartViewModel chart, Surroundings around, ChartTools tools, ChartWords words) {
        super(6);
        this.chart = chart;
        this.model = chart.timeline();
        this.around = around;
        this.tools = tools;
        this.words = words;
        getStyleClass().add("document-actions");
        changes = new RecordMenu(chart, around, () -> model.current().stream().toList());
        more.getItems().addAll(changes.items());
        name(send, "chart.send");
        name(other, "chart.other");
        name(copy, "chart.copy");
        name(seen, "chart.seen");
        name(correct, "chart.correct", "C");
        name(assign, "chart.assign", "A");
        name(paper, "chart.paper", "P");
        name(take, "chart.take", "M");
        name(erase, "chart.erase", "Del");
        more.accessibleTextProperty().bind(around.words().bound("chart.more"));
        more.managedProperty().bind(more.visibleProperty());
        more.visibleProperty().bind(assign.visibleProperty().or(erase.visibleProperty()).or(paper.visibleProperty())
                .or(take.visibleProperty()).or(correct.visibleProperty()));
        title.getStyleClass().add("document-title");
        under.getStyleClass().add(Styles.TEXT_MUTED);
        why.getStyleClass().add("document-why");
        for (Label each : new Label[] {title, under, why}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        send.getStyleClass().add(Styles.ACCENT);
        send.setOnAction(_ -> send());
        other.setOnAction(_ -> model.otherFormat());
        copy.setOnAction(_ -> copy());
        seen.setOnAction(_ -> seen());
        correct.setOnAction(_ -> correct());
        assign.setOnAction(_ -> assign());
        paper.setOnAction(_ -> paper());
        take.setOnAction(_ -> take());
        erase.setOnAction(_ -> erase());
        VBox names = new VBox(2, title, under, why);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(10, names, mark);
        head.setAlignment(Pos.TOP_LEFT);
        FlowPane buttons = new FlowPane(8, 6, send, seen, other, copy, more);
        getChildren().addAll(head, buttons);
        model.selectedProperty().addListener((_, _, _) -> fill());
        model.linesProperty().addListener((_, _, _) -> fill());
        around.words().languageProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private static Button button(String key, String icon, String shortcut) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.setUserData(shortcut);
        button.setId(key.replace('.', '-'));
        return button;
    }

    private void name(Button button, String key) {
        button.textProperty().bind(around.words().bound(key));
        button.accessibleTextProperty().bind(button.textProperty());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(Bindings.concat(button.textProperty(), "  (" + button.getUserData() + ")"));
        button.setTooltip(tip);
        button.managedProperty().bind(button.visibleProperty());
    }

    private void name(MenuItem item, String key, String shortcut) {
        item.textProperty().bind(Bindings.concat(around.words().bound(key), "  (" + shortcut + ")"));
    }

    private void fill() {
        DocumentLine line = model.selectedProperty().get();
        setVisible(line != null);
        if (line == null) return;
        Optional<ChartDocument> document = model.current();
        title.setText(words.title(line));
        Optional<RecordStanding> standing = document.flatMap(ChartDocument::standing);
        String seen = document.filter(each -> each.line().id().equals(line.id())).map(words::seen).orElse("");
        under.setText(Stream.concat(Stream.of(words.fullDay(line), words.under(line), seen, words.origin(line)),
                Stream.concat(news(standing), hidden(standing)))
                .filter(part -> !part.isBlank()).collect(Collectors.joining("  ·  ")));
        mark.say(standing.map(each -> around.words().label(each.mark())).orElse(""),
                standing.map(each -> Badge.of(each.mark())).orElse(Badge.Tone.PLAIN));
        why.setText(standing.flatMap(RecordStanding::item).map(item -> new Why(around.words()).sentence(item))
                .orElse(""));
        why.setManaged(!why.getText().isEmpty());
        boolean newest = document.filter(each -> each.older().stream().noneMatch(old -> old.id().equals(line.id())))
                .isPresent();
        send.setVisible(chart.maySend(line) && newest
                && standing.filter(each -> each.mark() != RecordStanding.Mark.WITHDRAWN).isEmpty());
        other.setVisible(document.filter(each -> !each.twins().isEmpty()).isPresent());
        copy.setVisible(chart.mayExport(line));
        this.seen.setVisible(newest && document.filter(chart::maySaySeen).isPresent());
        correct.setVisible(newest && chart.mayCorrect(line));
        assign.setVisible(chart.mayAssign(line));
        paper.setVisible(chart.mayNotePaper(line));
        take.setVisible(chart.mayTake(line));
        erase.setVisible(chart.mayErase());
        changes.fill();
    }

    /** What happened to it in the record since somebody here was told. */
    private Stream<String> news(Optional<RecordStanding> standing) {
        return standing.flatMap(RecordStanding::entry).flatMap(RecordEntry::news).stream()
                .map(each -> around.words().now("chart.record.news", around.words().label(each)));
    }

    /** From whom it is hidden in the record. */
    private Stream<String> hidden(Optional<RecordStanding> standing) {
        return standing.flatMap(RecordStanding::entry).stream().flatMap(entry -> entry.described().hidden().stream())
                .sorted()
                .map(around.words()::label);
    }

    void send() {
        if (send.isVisible()) tools.send().accept(List.of(model.selectedProperty().get().id()));
    }

    /** Says that the report was looked at here. */
    void seen() {
        if (!seen.isVisible()) return;
        model.current().ifPresent(document -> chart.acts().seen(document, back ->
                around.notices().undoable(() -> around.words().now("chart.seen.said"), back), around.notices()::problem));
    }

    void other() {
        model.otherFormat();
    }

    void copy() {
        DocumentLine line = model.selectedProperty().get();
        if (line == null || !copy.isVisible()) return;
        around.outside().saveAs(around.words().now("chart.copy"), words.fileName(line))
                .ifPresent(target -> chart.acts().saveCopy(line, target,
                () -> around.notices().say(() -> around.words().now("chart.copied")), around.notices()::problem));
    }

    /** The words of a letter again, to be signed in its place. */
    void correct() {
        DocumentLine line = model.selectedProperty().get();
        if (line != null && correct.isVisible()) tools.correct().accept(line.id());
    }

    void assign() {
        DocumentLine line = model.selectedProperty().get();
        if (line == null || !assign.isVisible()) return;
        AssignSheet sheet = new AssignSheet(chart.assigning(line), around, words);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    void paper() {
        DocumentLine line = model.selectedProperty().get();
        if (line == null || !paper.isVisible()) return;
        PaperSheet sheet = new PaperSheet(chart, line, around, words);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    /** What it says of allergies, treatments, history waits in the profile to be accepted. */
    void take() {
        DocumentLine line = model.selectedProperty().get();
        if (line == null || !take.isVisible()) return;
        chart.takeIntoProfile(line, added -> around.notices().say(() -> around.words().now("profile.taken", added)),
                around.notices()::problem);
    }

    void erase() {
        DocumentLine line = model.selectedProperty().get();
        if (line == null || !erase.isVisible()) return;
        EraseSheet sheet = new EraseSheet(chart, line, model.current().flatMap(ChartDocument::standing), around, words);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }
}
