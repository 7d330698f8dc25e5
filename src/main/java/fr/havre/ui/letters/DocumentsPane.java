package fr.havre.ui.letters;

import fr.havre.documents.DocumentLine;
import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The documents that go with a letter, and the way to more of the same patient. */
final class DocumentsPane extends VBox {
    private final LetterViewModel model;
    private final Surroundings around;
    private final Fields fields;

    DocumentsPane(LetterViewModel model, Surroundings around) {
        super(6);
        this.model = model;
        this.around = around;
        fields = new Fields(around.words());
        model.documents().addListener((ListChangeListener<DocumentLine>) _ -> fill());
        model.patientProperty().addListener((_, _, _) -> fill());
        around.words().languageProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private void fill() {
        getChildren().clear();
        model.documents().forEach(each -> getChildren().add(line(each)));
        if (model.patientProperty().get() == null) return;
        Button join = fields.button("letters.documents.add", this::choose);
        join.setGraphic(new FontIcon("fth-paperclip"));
        getChildren().add(join);
    }

    private Node line(DocumentLine document) {
        Label title = new Label(DocumentsSheet.title(around.words(), document), new FontIcon("fth-file-text"));
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Button away = new Button("", new FontIcon("fth-x"));
        away.getStyleClass().addAll("flat", "letter-away");
        away.accessibleTextProperty().bind(around.words().bound("letters.documents.remove", document.title()));
        away.setOnAction(_ -> model.documents().remove(document));
        HBox line = new HBox(6, title, away);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Those that are not joined yet. */
    void choose() {
        model.documentsOf(all -> {
            List<DocumentLine> others = all.stream().filter(each -> model.documents().stream().noneMatch(joined ->
                    joined.id().equals(each.id()))).toList();
            DocumentsSheet sheet = new DocumentsSheet(others, around.words(), chosen -> {
                around.sheets().close();
                model.documents().addAll(chosen);
            }, around.sheets()::close);
            around.sheets().show(sheet, () -> { });
            sheet.firstField().requestFocus();
        });
    }
}
