package fr.havre.ui.messages;

import atlantafx.base.theme.Styles;
import fr.havre.ui.chart.IdentityBanner;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Why a person decides, whose it may be, and the one key that says so. */
final class TrayPane extends VBox {
    private static final int MOST_OTHERS = 3;

    private final MessageWords words;
    private final Fields fields;
    private final Tools tools;

    /** What its buttons do. */
    interface Tools {
        void file(fr.havre.patients.Patient patient);

        void other();

        void leave();
    }

    /**
     * @param today for the age
     * @param warned whether a file turned out to name somebody else than who is proposed
     */
    TrayPane(MessageWords words, Reading reading, LocalDate today, boolean warned, Tools tools) {
        super(10);
        this.words = words;
        this.tools = tools;
        fields = new Fields(words.words());
        getStyleClass().add("tray-pane");
        Label why = sentence(words.why(reading.line()));
        why.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().add(why);
        List<Reading.Proposal> proposals = reading.proposals();
        if (!proposals.isEmpty()) propose(proposals.getFirst(), today);
        getChildren().add(buttons(proposals, warned));
        if (proposals.size() > 1) getChildren().add(others(proposals, today));
    }

    private void propose(Reading.Proposal first, LocalDate today) {
        IdentityBanner banner = new IdentityBanner(words.words());
        banner.show(first.patient(), today);
        getChildren().add(banner);
        String differs = words.differences(first.differences());
        if (!differs.isEmpty()) getChildren().add(sentence(differs));
    }

    private Node buttons(List<Reading.Proposal> proposals, boolean warned) {
        FlowPane line = new FlowPane(8, 8);
        if (!proposals.isEmpty()) {
            Button file = fields.button(warned ? "messages.file.whatever" : "messages.file",
                    () -> tools.file(proposals.getFirst().patient()));
            file.getStyleClass().add(warned ? Styles.DANGER : Styles.ACCENT);
            line.getChildren().add(file);
        }
        Button other = fields.button(proposals.isEmpty() ? "messages.file.choose" : "messages.file.other", tools::other);
        if (proposals.isEmpty()) other.getStyleClass().add(Styles.ACCENT);
        line.getChildren().addAll(other, fields.button("messages.leave", tools::leave));
        return line;
    }

    private Node others(List<Reading.Proposal> proposals, LocalDate today) {
        VBox lines = new VBox(2);
        Consumer<Reading.Proposal> add = each -> {
            Hyperlink link = new Hyperlink(IdentityText.name(each.patient()) + "  ·  "
                    + IdentityText.line(words.words(), each.patient(), today));
            link.setWrapText(true);
            link.setMinHeight(USE_PREF_SIZE);
            link.accessibleTextProperty().bind(link.textProperty());
            link.setOnAction(_ -> tools.file(each.patient()));
            lines.getChildren().add(link);
        };
        lines.getChildren().add(sentence(words.words().now("messages.or")));
        proposals.stream().skip(1).limit(MOST_OTHERS).forEach(add);
        return lines;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
