package fr.havre.ui.send;

import atlantafx.base.theme.Styles;
import fr.havre.patients.PartialDate;
import fr.havre.record.RecordStanding;
import fr.havre.sending.Proposal.ToRecord;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The documents, each with its way to the record: every condition of one, those unmet of many. */
final class DocumentsPane extends VBox {
    private final SendViewModel model;
    private final LiveWords words;

    DocumentsPane(SendViewModel model, LiveWords words) {
        super(10);
        this.model = model;
        this.words = words;
    }

    void refresh() {
        List<ToRecord> all = model.documents();
        getChildren().setAll(all.size() == 1 ? one(all.getFirst()) : all.stream().map(this::row).toList());
        boolean connected = model.proposalProperty().get() == null || model.proposalProperty().get().recordConnected();
        if (connected) return;
        Label waits = SendSheet.wrapped(Styles.TEXT_MUTED);
        waits.setText(words.now("send.notConnected"));
        getChildren().add(waits);
    }

    private List<Node> one(ToRecord document) {
        Stream<Node> conditions = document.standingNow().isPresent() ? Stream.of(standing(document.standingNow().get()))
                : document.obstacles().isEmpty() ? Stream.of(line("fth-check", "send-met", words.now("send.allMet")))
                : Stream.of(Condition.values()).flatMap(each -> condition(each, document));
        return Stream.concat(Stream.of(head(document)), conditions).toList();
    }

    private Stream<Node> condition(Condition condition, ToRecord document) {
        List<RuntimeException> unmet = document.obstacles().stream().filter(each -> Condition.of(each) == condition).toList();
        if (unmet.isEmpty()) return Stream.of(line("fth-check", "send-met", words.now("send.condition." + condition)));
        return unmet.stream().map(each -> line("fth-x", "send-unmet", words.sentence(each)));
    }

    private Node standing(RecordStanding standing) {
        Badge badge = new Badge();
        badge.say(words.label(standing.mark()), Badge.of(standing.mark()));
        Label already = SendSheet.wrapped(Styles.TEXT_MUTED);
        already.setText(words.now("send.already"));
        HBox box = new HBox(10, badge, already);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** One of many: whether it goes, and why not. */
    private Node row(ToRecord document) {
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
            document.obstacles().forEach(each ->
                    row.getChildren().add(line("fth-info", Styles.TEXT_MUTED, words.sentence(each))));
        }
        row.getStyleClass().add("send-row");
        return row;
    }

    private Node head(ToRecord document) {
        String owner = model.patient().isPresent() ? "" : document.owner().map(IdentityText::name).orElse("");
        Label label = SendSheet.wrapped("send-document");
        label.setGraphic(new FontIcon("fth-file-text"));
        label.setText(Stream.of(document.line().title(), document.line().date().map(DocumentsPane::written).orElse(""), owner)
                .filter(text -> !text.isBlank()).collect(Collectors.joining(" · ")));
        return label;
    }

    private static String written(PartialDate date) {
        if (!date.hasDay()) return date.iso();
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(date.firstDay());
    }

    private static Node line(String icon, String style, String text) {
        Label label = SendSheet.wrapped(style);
        label.setGraphic(new FontIcon(icon));
        label.setText(text);
        return label;
    }
}
