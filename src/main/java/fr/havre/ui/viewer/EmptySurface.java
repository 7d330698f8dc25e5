package fr.havre.ui.viewer;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Nothing, yet or any more. */
final class EmptySurface implements Surface {
    private final Region node = new Region();

    @Override public Node node() {
        return node;
    }
}
