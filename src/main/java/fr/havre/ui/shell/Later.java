package fr.havre.ui.shell;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A place for what is shown only at times: made when it is shown first, without room or nodes before. On the FX thread. */
public final class Later extends VBox {
    /** Held here: what a binding follows does not keep it. */
    private final ObservableValue<Boolean> when;

    public Later(ObservableValue<Boolean> when, Supplier<Node> content) {
        this.when = when;
        when.addListener((_, _, _) -> show(content));
        show(content);
    }

    private void show(Supplier<Node> content) {
        boolean now = when.getValue();
        if (now && getChildren().isEmpty()) getChildren().add(content.get());
        setVisible(now);
        setManaged(now);
    }
}
