package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.ErasureCertificate;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordStanding;
import fr.havre.sync.OutboxLine;
import fr.havre.ui.Surroundings;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks once more before a document is gone for good, then says how far it is gone. Enter keeps it. */
final class EraseSheet extends VBox {
    private final Surroundings around;
    private final Button keep = new Button();

    /** @param standing where the document stands at the national record, which erasing here does not reach */
    EraseSheet(ChartViewModel chart, DocumentLine line, Optional<RecordStanding> standing, Surroundings around,
            ChartWords words) {
        this.around = around;
        getStyleClass().add("sheet");
        setMaxSize(560, USE_PREF_SIZE);
        IdentityBanner banner = new IdentityBanner(around.words());
        if (chart.patientProperty().get() != null) banner.show(chart.patientProperty().get(), chart.today());
        Label title = label("chart.erase.title");
        title.getStyleClass().add(Styles.TITLE_4);
        Label what = new Label(words.title(line) + "  ·  " + words.fullDay(line));
        wrap(what);
        Button erase = new Button();
        erase.textProperty().bind(around.words().bound("chart.erase.yes"));
        erase.getStyleClass().add(Styles.DANGER);
        erase.setOnAction(_ -> chart.acts().erase(line, this::erased, around.notices()::problem));
        keep.textProperty().bind(around.words().bound("chart.erase.no"));
        keep.setDefaultButton(true);
        keep.setOnAction(_ -> around.sheets().close());
        getChildren().addAll(banner, title, what, label("chart.erase.warning"));
        standing.map(EraseSheet::consequence).ifPresent(key -> getChildren().add(consequence(key)));
        getChildren().add(buttons(erase, keep));
    }

    private static String consequence(RecordStanding standing) {
        boolean listed = standing.entry().filter(each -> each.status() == RecordEntry.Status.CURRENT).isPresent();
        if (listed) return "chart.erase.at-record";
        return switch (standing.mark()) {
            case QUEUED, BLOCKED, CONFLICT -> standing.item().filter(OutboxLine::maybeSent).isPresent()
                    ? "chart.erase.maybe" : "chart.erase.waiting";
            case SENDING, SENT, IN_DOUBT -> "chart.erase.maybe";
            case WITHDRAWN -> "chart.erase.gone";
            case CONFIRMED, RECEIVED -> standing.entry().isPresent() ? "chart.erase.gone" : "chart.erase.at-record";
        };
    }

    private Label consequence(String key) {
        Label label = label(key);
        label.getStyleClass().add("sheet-caution");
        return label;
    }

    Node firstField() {
        return keep;
    }

    private void erased(ErasureCertificate certificate) {
        Label done = label("chart.erased");
        done.getStyleClass().add(Styles.TITLE_4);
        Label steps = new Label(certificate.done().stream().map(step -> "✓ " + around.words().label(step))
                .collect(Collectors.joining("\n")) + "\n" + certificate.pending().stream()
                .map(step -> "… " + around.words().label(step)).collect(Collectors.joining("\n")));
        wrap(steps);
        keep.textProperty().bind(around.words().bound("chart.close"));
        getChildren().setAll(done, steps, buttons(keep));
        keep.requestFocus();
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(around.words().bound(key));
        wrap(label);
        return label;
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }

    private static Node buttons(Node... buttons) {
        HBox line = new HBox(10, buttons);
        line.setAlignment(Pos.CENTER_RIGHT);
        return line;
    }
}
