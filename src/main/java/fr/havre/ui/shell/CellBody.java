package fr.havre.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * What stands in the cell of a list, one of several kinds at a time or nothing. All kinds stay in the scene: what is taken
 * out of it and put back, as a list does with every cell when its lines change, has all its rules applied anew.
 */
public final class CellBody extends StackPane {
    public CellBody(Node... kinds) {
        super(kinds);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        clear();
    }

    /** Shows this one of them. */
    public void show(Node kind) {
        getChildren().forEach(each -> set(each, each.equals(kind)));
    }

    public void clear() {
        getChildren().forEach(each -> set(each, false));
    }

    private static void set(Node kind, boolean shown) {
        kind.setVisible(shown);
        kind.setManaged(shown);
    }
}
