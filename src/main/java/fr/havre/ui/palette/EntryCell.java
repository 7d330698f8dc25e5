package fr.havre.ui.palette;

import atlantafx.base.theme.Styles;
import fr.havre.documents.search.Snippet;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.palette.Entry.Doing;
import fr.havre.ui.palette.Entry.Finding;
import fr.havre.ui.palette.Entry.Reading;
import fr.havre.ui.patients.PatientWords;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** An icon, what it is, what tells it from others; at the right the shortcut, or what kind of thing it is. */
final class EntryCell extends ListCell<Entry> {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-of-kind");

    private final LiveWords words;
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox phrase = new HBox();
    private final Label keys = new Label();
    private final Label kind = new Label();
    private final HBox line;

    EntryCell(LiveWords words, ListView<Entry> list) {
        this.words = words;
        title.getStyleClass().add("entry-title");
        detail.getStyleClass().add(Styles.TEXT_MUTED);
        detail.setMinWidth(0);
        kind.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        kind.setMinWidth(USE_PREF_SIZE);
        keys.getStyleClass().add("key-cap");
        keys.setMinWidth(USE_PREF_SIZE);
        keys.managedProperty().bind(keys.visibleProperty());
        VBox text = new VBox(2, new HBox(10, title, detail), phrase);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        line = new HBox(12, icon, text, keys, kind);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        maxWidthProperty().bind(list.widthProperty());
    }

    @Override protected void updateItem(Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(FIRST, false);
            return;
        }
        phrase.getChildren().clear();
        switch (entry) {
            case Doing it -> action(it.action());
            case Finding it -> patient(it.patient());
            case Reading it -> document(it);
        }
        int at = getIndex();
        pseudoClassStateChanged(FIRST, at > 0 && getListView().getItems().get(at - 1).getClass() != entry.getClass());
        setAccessibleText(kind.getText() + ", " + title.getText() + " " + detail.getText());
        setGraphic(line);
    }

    private void fill(String iconCode, String name, String more, String what) {
        icon.setIconLiteral(iconCode);
        title.setText(name);
        detail.setText(more);
        kind.setText(what);
        kind.setManaged(!what.isEmpty());
        keys.setVisible(false);
    }

    private void action(Action action) {
        fill(action.icon(), action.name(words), "", action.shortcut().isPresent() ? "" : words.now("palette.kind.action"));
        action.shortcut().ifPresent(this::show);
    }

    private void show(KeyCombination shortcut) {
        keys.setText(String.join(" ", Keys.of(shortcut, words)));
        keys.setVisible(true);
    }

    private void patient(Patient patient) {
        String born = patient.traits().birthDate().map(PatientWords::date).orElse("");
        String used = patient.used().name().filter(name -> !name.equals(patient.traits().birthName()))
                .map(name -> words.now("patients.used", name) + " ").orElse("");
        fill("fth-user", (patient.traits().birthName() + " " + patient.used().givenName()
                .orElse(patient.traits().firstGivenName())).strip(), used + born, words.now("palette.kind.patient"));
    }

    private void document(Reading found) {
        String date = found.hit().document().date().map(each -> PatientWords.date(each.hasTime()
                ? fr.havre.patients.PartialDate.of(each.firstDay()) : each)).orElse("");
        String title = found.hit().document().title();
        String whose = found.patient().map(PatientWords::told).orElseGet(() -> words.now("palette.unfiled"));
        fill(found.patient().isPresent() ? "fth-file-text" : "fth-inbox", title.isBlank() ? words.now("palette.untitled") : title,
                whose + (date.isEmpty() ? "" : " · " + date), words.now("palette.kind.document"));
        phrase.getChildren().setAll(marked(found.hit().phrase()));
    }

    /** The phrase with the words found in it in bold, on one line. */
    private static TextFlow marked(Snippet snippet) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("phrase");
        int at = 0;
        for (Snippet.Mark mark : snippet.marks()) {
            flow.getChildren().add(new Text(snippet.text().substring(at, mark.start())));
            Text found = new Text(snippet.text().substring(mark.start(), mark.end()));
            found.getStyleClass().add("mark");
            flow.getChildren().add(found);
            at = mark.end();
        }
        flow.getChildren().add(new Text(snippet.text().substring(at)));
        return flow;
    }
}
