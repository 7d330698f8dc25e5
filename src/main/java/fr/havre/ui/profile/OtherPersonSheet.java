package fr.havre.ui.profile;

import fr.havre.ui.Surroundings;
import fr.havre.ui.shell.Fields;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A file names somebody else, or not well enough whom: read it all the same, or not. */
public final class OtherPersonSheet extends VBox {
    private static final double WIDE = 520;

    public OtherPersonSheet(Surroundings around, Runnable allTheSame) {
        Fields fields = new Fields(around.words());
        getStyleClass().add("sheet");
        setMaxSize(WIDE, USE_PREF_SIZE);
        Button cancel = fields.button("profile.cancel", around.sheets()::close);
        cancel.setCancelButton(true);
        cancel.setDefaultButton(true);
        Button read = fields.button("profile.ips.whatever", () -> {
            around.sheets().close();
            allTheSame.run();
        });
        FlowPane buttons = new FlowPane(10, 6, read, cancel);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var sentence = fields.sentence("profile.ips.other");
        sentence.getStyleClass().add("sheet-caution");
        getChildren().addAll(fields.title("profile.ips.read"), sentence, buttons);
    }
}
