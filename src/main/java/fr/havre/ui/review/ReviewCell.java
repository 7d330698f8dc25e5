package fr.havre.ui.review;

import fr.havre.documents.review.Severity;
import fr.havre.ui.shell.Badge;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whom and what; the abnormal values; from whom and since when. */
final class ReviewCell extends ListCell<ReviewRow> {
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");
    private static final PseudoClass ABNORMAL = PseudoClass.getPseudoClass("abnormal");

    private final ReviewWords words;
    private final Label who = new Label();
    private final Label what = new Label();
    private final Label findings = new Label();
    private final Label under = new Label();
    private final Badge severity = new Badge();
    private final Tooltip full = new Tooltip();
    private final VBox text;

    ReviewCell(ReviewWords words) {
        this.words = words;
        getStyleClass().add("review-cell");
        who.getStyleClass().add("review-who");
        what.getStyleClass().add("review-what");
        findings.getStyleClass().add("review-findings");
        under.getStyleClass().add("review-under");
        full.setWrapText(true);
        full.setMaxWidth(600);
        under.setMaxWidth(Double.MAX_VALUE);
        under.setMinWidth(0);
        HBox.setHgrow(under, Priority.ALWAYS);
        HBox last = new HBox(10, under, severity);
        last.setAlignment(Pos.CENTER_LEFT);
        text = new VBox(1, who, what, findings, last);                  // the name has a line of its own: never cut
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override protected void updateItem(ReviewRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        who.setText(words.who(row));
        what.setText(words.what(row.review().document()));
        findings.setText(words.findings(row.review()));
        findings.pseudoClassStateChanged(CRITICAL, row.review().severity() == Severity.CRITICAL);
        findings.pseudoClassStateChanged(ABNORMAL, row.review().severity() == Severity.ABNORMAL);
        under.setText(words.under(row));
        severity.say(words.severity(row.review().severity()), ReviewWords.tone(row.review().severity()));
        full.setText(who.getText() + "\n" + findings.getText());
        setTooltip(full);
        setAccessibleText(String.join(", ", severity.getText(), who.getText(), what.getText(), findings.getText(),
                under.getText()));
        setGraphic(text);
    }
}
