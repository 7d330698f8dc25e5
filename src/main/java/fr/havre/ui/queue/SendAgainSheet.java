package fr.havre.ui.queue;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Sheets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Sending again what may have arrived is a person's word: asked once, the harmless answer is the default. */
final class SendAgainSheet extends VBox {
    SendAgainSheet(LiveWords words, Sheets sheets, Runnable send) {
        getStyleClass().add("sheet");
        setMaxSize(520, USE_PREF_SIZE);
        Label title = label(words, "queue.again.title");
        title.getStyleClass().add(Styles.TITLE_4);
        Button wait = button(words, "queue.again.wait", sheets::close);
        wait.setDefaultButton(true);
        wait.setCancelButton(true);
        Button again = button(words, "queue.again.send", () -> {
            sheets.close();
            send.run();
        });
        again.getStyleClass().add(Styles.DANGER);
        getChildren().addAll(title, label(words, "queue.again.why"), new HBox(8, wait, again));
    }

    private static Label label(LiveWords words, String key) {
        Label label = new Label();
        label.textProperty().bind(words.bound(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Button button(LiveWords words, String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(words.bound(key));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }
}
