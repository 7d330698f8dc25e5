package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.search.Snippet;
import fr.havre.record.RecordStanding;
import fr.havre.ui.shell.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of the timeline; nodes are made once and filled anew, never per document. */
final class TimelineCell extends ListCell<ChartRow> {
    private static final PseudoClass OLDER = PseudoClass.getPseudoClass("older");

    private final ChartWords words;
    private final Runnable versions;
    private final Label heading = new Label();
    private final Label day = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label under = new Label();
    private final HBox phrase = new HBox();
    private final Circle fresh = new Circle(4);
    private final FontIcon origin = new FontIcon();
    private final Badge twin = new Badge();
    private final Badge older = new Badge();
    private final Badge mark = new Badge();
    private final Badge toReview = new Badge();
    private final VBox text;
    private final HBox card;
    private final HBox line;

    /** @param versions opens or folds the older versions of the row that is selected by the same click */
    TimelineCell(ChartWords words, Runnable versions) {
        this.words = words;
        this.versions = versions;
        getStyleClass().add("timeline-cell");
        heading.getStyleClass().add("timeline-heading");
        day.getStyleClass().add("timeline-day");
        title.getStyleClass().add("timeline-title");
        under.getStyleClass().add("timeline-under");
        fresh.getStyleClass().add("timeline-new");
        origin.getStyleClass().add("timeline-origin");
        phrase.getStyleClass().add("timeline-phrase");
        phrase.setMinWidth(0);
        HBox first = new HBox(6, fresh, title);
        first.setAlignment(Pos.CENTER_LEFT);
        StackPane second = new StackPane(under, phrase);
        second.setAlignment(Pos.CENTER_LEFT);
        text = new VBox(2, first, second);
        text.setMinWidth(0);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        older.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> this.versions.run());
        card = new HBox(10, icon, text, origin);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("timeline-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        line = new HBox(8, day, card);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(ChartRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setMouseTransparent(empty || row instanceof ChartRow.Heading);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case ChartRow.Heading each -> {
                heading.setText(words.heading(each));
                setAccessibleText(heading.getText());
                setGraphic(heading);
            }
            case ChartRow.Shown each -> {
                String review = words.toReview(each.document());
                toReview.say(review, Badge.Tone.INFO);
                fill(each.document().line(), words.under(each.document()), each.phrase(), each.document().standing(),
                        each.document().arrived());
                twin.say(each.document().twins().isEmpty() ? "" : formats(each.document()), Badge.Tone.PLAIN);
                older.say(versions(each), Badge.Tone.PLAIN);
            }
            case ChartRow.Older each -> {
                toReview.say("", Badge.Tone.PLAIN);
                fill(each.line(), words.under(each.line()), Optional.empty(), Optional.empty(), false);
                twin.say("", Badge.Tone.PLAIN);
                older.say(words.live().now("chart.replaced"), Badge.Tone.PLAIN);
            }
        }
        Badge.place(card, icon, text, toReview, origin, twin, older, mark);
        line.pseudoClassStateChanged(OLDER, row instanceof ChartRow.Older);
    }

    private void fill(DocumentLine document, String second, Optional<Snippet> found, Optional<RecordStanding> standing,
            boolean arrived) {
        day.setText(words.day(document));
        icon.setIconLiteral(ChartWords.icon(document));
        title.setText(words.title(document));
        under.setText(second);
        under.setVisible(found.isEmpty());
        phrase.setVisible(found.isPresent());
        phrase.getChildren().setAll(found.map(TimelineCell::marked).orElse(List.of()));
        fresh.setVisible(arrived);
        fresh.setManaged(arrived);
        origin.setIconLiteral(ChartWords.originIcon(document));
        mark.say(standing.map(each -> words.live().label(each.mark())).orElse(""),
                standing.map(each -> Badge.of(each.mark())).orElse(Badge.Tone.PLAIN));
        setAccessibleText(String.join(", ", List.of(words.title(document), words.fullDay(document),
                second, toReview.getText(),
                words.origin(document), mark.getText(), arrived ? words.live().now("chart.new") : "")));
        setGraphic(line);
    }

    private static String formats(ChartDocument document) {
        return ChartWords.format(document.line()) + " + " + ChartWords.format(document.twins().getFirst());
    }

    private String versions(ChartRow.Shown row) {
        if (row.document().older().isEmpty()) return "";
        return (row.open() ? "▾ " : "▸ ") + words.live().now("chart.versions", row.document().older().size() + 1);
    }

    /** The phrase in pieces: what was found stands out. */
    private static List<Text> marked(Snippet snippet) {
        List<Text> pieces = new ArrayList<>();
        int at = 0;
        for (Snippet.Mark each : snippet.marks()) {
            piece(pieces, snippet.text().substring(at, each.start()), "timeline-piece");
            piece(pieces, snippet.text().substring(each.start(), each.end()), "timeline-found");
            at = each.end();
        }
        piece(pieces, snippet.text().substring(at), "timeline-piece");
        return pieces;
    }

    private static void piece(List<Text> pieces, String text, String style) {
        if (text.isEmpty()) return;
        Text piece = new Text(text);
        piece.getStyleClass().addAll(style, Styles.TEXT_SMALL);
        pieces.add(piece);
    }
}
