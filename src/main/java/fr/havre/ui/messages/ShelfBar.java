package fr.havre.ui.messages;

import fr.havre.ui.FrenchKeys;
import fr.havre.ui.LiveWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/** The names of the lists, each with how many wait in it; the digits choose. */
final class ShelfBar extends FlowPane {
    private static final List<Shelf> ALL = List.of(Shelf.values());

    private final MessagesViewModel model;
    private final Map<Shelf, ToggleButton> buttons = new EnumMap<>(Shelf.class);

    ShelfBar(MessagesViewModel model, DraftsViewModel drafts, LiveWords words) {
        super(4, 4);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("shelves");
        ToggleGroup group = new ToggleGroup();
        for (Shelf each : Shelf.values()) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(Bindings.createStringBinding(() -> {
                int mark = each.mark(model.countsProperty().get(), drafts.rows().size());
                return words.now(each.words()) + (mark == 0 ? "" : " (" + mark + ")");
            }, model.countsProperty(), drafts.rows(), words.languageProperty()));
            button.accessibleTextProperty().bind(button.textProperty());
            button.getStyleClass().add("shelf");
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.selectedProperty().addListener((_, _, chosen) -> {
                if (chosen) model.shelfProperty().set(each);                   // by the cursor keys too, which press nothing
            });
            buttons.put(each, button);
            getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) group.selectToggle(before);
        });
        model.shelfProperty().addListener((_, _, now) -> buttons.get(now).setSelected(true));
        buttons.get(model.shelfProperty().get()).setSelected(true);
    }

    /** By its number from 1, or the key of it without Shift on a French keyboard; false if there is no such list. */
    boolean choose(KeyEvent event) {
        KeyCode code = FrenchKeys.read(event).getCode();
        int number = code.isDigitKey() ? Character.digit(code.getName().charAt(code.getName().length() - 1), 10) : 0;
        if (number < 1 || number > ALL.size()) return false;
        model.shelfProperty().set(ALL.get(number - 1));
        return true;
    }
}
