package fr.havre.ui.settings;

import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import javafx.scene.layout.VBox;

/** Where the scanner and other programs leave files: the same list as in the palette. */
final class FoldersSection extends VBox {
    FoldersSection(Surroundings around, Runnable folders) {
        super(16);
        Fields fields = new Fields(around.words());
        getStyleClass().add("settings-page");
        getChildren().addAll(fields.title("settings.folders"), fields.sentence("settings.folders.why"),
                fields.button("settings.folders.choose", folders));
    }
}
