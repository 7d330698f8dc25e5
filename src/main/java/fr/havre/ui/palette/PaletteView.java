package fr.havre.ui.palette;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Sheets;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field and what it finds. The cursor stays in the field; up and down choose, Enter does it, Escape closes. */
public final class PaletteView extends VBox {
    private final PaletteViewModel model;
    private final LiveWords words;
    private final Sheets sheets;
    private final CustomTextField field = new CustomTextField();
    private final ListView<Entry> list = new ListView<>();
    private boolean moved;

    public PaletteView(PaletteViewModel model, LiveWords words, Sheets sheets) {
        this.model = model;
        this.words = words;
        this.sheets = sheets;
        getStyleClass().addAll("sheet", "palette");
        getChildren().addAll(field(), problem(), list(), hint());
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.entriesProperty().addListener((_, before, after) -> show(before, after));
    }

    /** Shows it over the screen, empty, with the cursor in it. */
    public void open() {
        moved = false;
        model.begin();
        sheets.show(this, () -> { });
        field.requestFocus();
    }

    private Node field() {
        field.setLeft(new FontIcon("fth-search"));
        field.promptTextProperty().bind(words.bound("palette.prompt"));
        field.accessibleTextProperty().bind(words.bound("palette.prompt"));
        field.textProperty().bindBidirectional(model.typedProperty());
        field.textProperty().addListener((_, _, _) -> moved = false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        return field;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            case ENTER -> choose();
            case K -> {
                if (!event.isShortcutDown()) return;
                sheets.close();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last < 0) return;
        moved = true;
        int at = list.getSelectionModel().getSelectedIndex() + by;
        select(Math.abs(by) == 1 && at > last ? 0 : Math.abs(by) == 1 && at < 0 ? last : Math.clamp(at, 0, last));
    }

    private void select(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.scrollTo(Math.max(0, index - 4));
    }

    private void choose() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) return;
        sheets.close();
        model.choose(chosen);
    }

    private Node list() {
        list.accessibleTextProperty().bind(words.bound("palette.found"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EntryCell(words, list));
        words.languageProperty().addListener((_, _, _) -> list.refresh());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) choose();
        });
        Label nothing = new Label();
        nothing.textProperty().bind(Bindings.when(model.searchingProperty()).then(words.bound("palette.searching"))
                .otherwise(words.bound("palette.nothing")));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    /** What was chosen stays chosen if somebody moved to it; else the first. */
    private void show(List<Entry> before, List<Entry> after) {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        list.setItems(FXCollections.observableList(after));
        int at = moved && before.contains(chosen) ? after.indexOf(chosen) : 0;
        if (!after.isEmpty()) select(Math.max(0, at));
    }

    private Node problem() {
        Label sentence = new Label();
        sentence.textProperty().bind(words.sentence(model.problemProperty()));
        sentence.setWrapText(true);
        sentence.getStyleClass().add(Styles.DANGER);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.visibleProperty().bind(sentence.managedProperty());
        return sentence;
    }

    private Node hint() {
        Label hint = new Label();
        hint.textProperty().bind(words.bound("palette.hint"));
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        return hint;
    }
}
