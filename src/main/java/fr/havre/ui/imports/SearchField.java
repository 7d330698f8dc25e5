package fr.havre.ui.imports;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A field and, below it, what is found for the words in it: Down goes into the list, Enter picks, Escape takes back what
 * was typed; where nothing was typed it closes the sheet, as everywhere in it.
 * What was picked stays in the field until somebody types. A {@link #free} one keeps what was typed.
 */
public final class SearchField<T> extends VBox {
    private static final int MOST_ROWS = 6;

    private final TextField field = new TextField();
    private final ObservableList<T> found = FXCollections.observableArrayList();
    private final Function<T, String> label;
    /** Made when something is found first: most fields are never asked, and a list is the most of them. */
    private ListView<T> list;
    private final BiConsumer<String, Consumer<List<T>>> search;
    private final Consumer<T> picked;
    private boolean telling;
    private boolean free;
    private String shown = "";

    /**
     * @param label one line for a found thing
     * @param search looks for what is typed, an empty text included, and answers on the FX thread
     */
    public SearchField(Function<T, String> label, BiConsumer<String, Consumer<List<T>>> search, Consumer<T> picked) {
        this.label = label;
        this.search = search;
        this.picked = picked;
        getStyleClass().add("search-choice");
        found.addListener((javafx.collections.ListChangeListener<T>) _ -> resize());
        field.textProperty().addListener((_, _, typed) -> {
            if (!telling && (!free || field.isFocused())) look(typed, typed);
        });
        field.focusedProperty().addListener((_, _, focused) -> focus(focused));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().add(field);
    }

    private ListView<T> made() {
        ListView<T> made = new ListView<>(found);
        made.fixedCellSizeProperty().addListener(_ -> resize());
        made.setCellFactory(_ -> new Cell<>(label));
        made.accessibleTextProperty().bind(field.accessibleTextProperty());
        made.setFocusTraversable(false);
        made.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && !field.isFocused()) focus(false);
        });
        made.setOnMouseClicked(_ -> pick(made.getSelectionModel().getSelectedItem()));
        return made;
    }

    /** What is typed counts as it is; what is found is only offered: Down goes to it. */
    public SearchField<T> free() {
        free = true;
        return this;
    }

    private void focus(boolean focused) {
        if (focused) field.selectAll();
        else if (list == null || !list.isFocused()) {
            open(false);
            if (!free) show(shown);
        }
    }

    private void key(KeyEvent event) {
        boolean open = isOpen();
        if (event.getCode() == KeyCode.DOWN && !open) {
            look(field.getText().equals(shown) ? "" : field.getText(), field.getText());
        } else if (open && event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS + 1));
        } else if (open && event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (open && event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            if (list.getSelectionModel().isEmpty()) return;
            pick(list.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            boolean typed = free ? open : !field.getText().equals(shown);
            open(false);
            if (!free) show(shown);
            if (!typed) return;
        } else {
            return;
        }
        event.consume();
    }

    /** An answer to what stood there before is dropped. */
    private void look(String words, String standing) {
        search.accept(words, answer -> {
            if (!standing.equals(field.getText())) return;
            found.setAll(answer);
            open(!answer.isEmpty());
            if (list == null) return;
            if (free) list.getSelectionModel().clearSelection();
            else list.getSelectionModel().selectFirst();
        });
    }

    private void pick(T one) {
        if (one == null) return;
        open(false);
        picked.accept(one);
        field.requestFocus();
    }

    private void open(boolean open) {
        if (list == null && open) {
            list = made();
            getChildren().add(list);
            resize();
        }
        if (list == null) return;
        list.setVisible(open);
        list.setManaged(open);
    }

    private void resize() {
        if (list == null) return;
        double height = Math.min(MOST_ROWS, found.size()) * Math.max(1, list.getFixedCellSize()) + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    /** What is chosen, in words; not searched. */
    public void show(String text) {
        telling = true;
        shown = text;
        field.setText(text);
        telling = false;
    }

    public boolean isOpen() {
        return list != null && list.isManaged();
    }

    public TextField field() {
        return field;
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, String> label;

        Cell(Function<T, String> label) {
            this.label = label;
            setPrefWidth(0);
        }

        @Override protected void updateItem(T one, boolean empty) {
            super.updateItem(one, empty);
            setText(empty || one == null ? null : label.apply(one));
        }
    }
}
