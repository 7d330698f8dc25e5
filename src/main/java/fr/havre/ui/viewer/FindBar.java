package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for words to be found in what is shown; Enter goes on, Shift and Enter back, Escape closes. */
final class FindBar extends HBox {
    private final LiveWords words;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final ObjectProperty<Searchable> target = new SimpleObjectProperty<>();
    private final Runnable closed;

    FindBar(LiveWords words, Runnable closed) {
        super(6);
        this.words = words;
        this.closed = closed;
        getStyleClass().add("viewer-find");
        setAlignment(Pos.CENTER_LEFT);
        field.promptTextProperty().bind(words.bound("viewer.find.prompt"));
        field.accessibleTextProperty().bind(words.bound("viewer.find.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(340);
        field.textProperty().addListener((_, _, text) -> find(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(field, step("fth-chevron-up", "viewer.find.previous", -1),
                step("fth-chevron-down", "viewer.find.next", 1), count, close());
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /** Where to look; what is typed is looked for at once. */
    void target(Optional<Searchable> searchable) {
        target.set(searchable.orElse(null));
        count.textProperty().unbind();
        count.setText("");
        searchable.ifPresent(found -> count.textProperty().bind(Bindings.createStringBinding(() -> said(found),
                found.hitsProperty(), found.hitProperty(), field.textProperty(), words.languageProperty())));
        if (isVisible() && !field.getText().isBlank()) find(field.getText());
    }

    private String said(Searchable found) {
        if (field.getText().isBlank()) return "";
        return found.hitsProperty().get() == 0 ? words.now("viewer.find.none")
                : words.now("viewer.find.count", found.hitProperty().get(), found.hitsProperty().get());
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        if (!field.getText().isBlank()) find(field.getText());
    }

    /** Takes the marks away; false if it was not open. */
    boolean hide() {
        if (!isVisible()) return false;
        setVisible(false);
        if (target.get() != null) target.get().find("");
        closed.run();
        return true;
    }

    void step(int by) {
        if (target.get() != null) target.get().step(by);
    }

    private void find(String text) {
        if (target.get() != null) target.get().find(text);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) step(event.isShiftDown() ? -1 : 1);
        else if (event.getCode() == KeyCode.ESCAPE) hide();
        else return;
        event.consume();
    }

    private Button step(String icon, String key, int by) {
        Button button = icon(icon, key);
        button.setOnAction(_ -> step(by));
        return button;
    }

    private Button close() {
        Button button = icon("fth-x", "viewer.find.close");
        button.setOnAction(_ -> hide());
        return button;
    }

    private Button icon(String icon, String key) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(words.bound(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.bound(key));
        button.setTooltip(tip);
        return button;
    }
}
