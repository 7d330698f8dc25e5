package fr.havre.ui.chart;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks to whom a document went on paper, and when. */
final class PaperSheet extends VBox {
    private final TextField to = new TextField();

    PaperSheet(ChartViewModel chart, DocumentLine line, Surroundings around, ChartWords words) {
        super(12);
        PaperViewModel model = chart.paper(line);
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(560, USE_PREF_SIZE);
        IdentityBanner banner = new IdentityBanner(around.words());
        if (chart.patientProperty().get() != null) banner.show(chart.patientProperty().get(), chart.today());
        Label title = fields.sentence("chart.paper.title");
        title.getStyleClass().add(Styles.TITLE_4);
        Label what = new Label(words.title(line) + "  ·  " + words.fullDay(line));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        to.textProperty().bindBidirectional(model.toProperty());
        TextField on = new TextField();
        on.promptTextProperty().bind(around.words().bound("chart.paper.day"));
        on.textProperty().bindBidirectional(model.onProperty());
        Button note = fields.button("chart.paper.note", () -> model.note(back -> {
            around.sheets().close();
            around.notices().undoable(() -> around.words().now("chart.paper.noted"), back);
        }, around.notices()::problem));
        note.setDefaultButton(true);
        note.getStyleClass().add(Styles.ACCENT);
        Button cancel = fields.button("chart.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        HBox buttons = new HBox(10, note, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(banner, title, what, fields.sentence("chart.paper.why"), fields.labelled("chart.paper.to", to),
                fields.labelled("chart.paper.on", on), fields.problem(model.problemProperty()), buttons);
    }

    Node firstField() {
        return to;
    }
}
