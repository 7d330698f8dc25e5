package fr.havre.ui.palette;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Sheets;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every shortcut there is, from the registry itself: nothing is written down twice. */
public final class ShortcutsView extends VBox {
    private final LiveWords words;
    private final VBox lines = new VBox(2);
    private final Button close = new Button();

    public ShortcutsView(Actions actions, LiveWords words, Sheets sheets) {
        this.words = words;
        getStyleClass().addAll("sheet", "shortcuts");
        Label title = new Label();
        title.textProperty().bind(words.bound("palette.shortcuts"));
        title.getStyleClass().add(Styles.TITLE_4);
        close.textProperty().bind(words.bound("palette.close"));
        close.setDefaultButton(true);
        close.setOnAction(_ -> sheets.close());
        heading("palette.everywhere");
        actions.all().forEach(each -> each.shortcut().ifPresent(shortcut -> line(each.words(), shortcut)));
        actions.screens().forEach(screen -> {
            heading(screen.title());
            screen.keys().forEach(key -> line(key.words(), key.key()));
        });
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(words.bound("palette.shortcuts"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox buttons = new HBox(close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, scroll, buttons);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Where the cursor belongs. */
    public Node firstField() {
        return close;
    }

    private void heading(String key) {
        Label heading = new Label();
        heading.textProperty().bind(words.bound(key));
        heading.getStyleClass().addAll(Styles.TEXT_BOLD, "shortcut-heading");
        lines.getChildren().add(heading);
    }

    private void line(String key, KeyCombination shortcut) {
        Label name = new Label();
        name.textProperty().bind(Bindings.createStringBinding(() -> words.now(key).split("\\|", 2)[0].strip(),
                words.languageProperty()));
        name.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox caps = new HBox(4);
        caps.setMinWidth(USE_PREF_SIZE);
        caps.getChildren().setAll(KeyCaps.of(shortcut, words));
        words.languageProperty().addListener((_, _, _) -> caps.getChildren().setAll(KeyCaps.of(shortcut, words)));
        HBox line = new HBox(12, name, gap, caps);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("shortcut-line");
        lines.getChildren().add(line);
    }
}
