package fr.havre.ui.tour;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** Names a node for who has to find it in the code: its kind, its style classes, those around it, its words. */
final class Described {
    private Described() { }

    static String of(Node node) {
        List<String> around = new ArrayList<>();
        for (Node each = node; each != null && around.size() < 5; each = each.getParent()) {
            around.add(each.getClass().getSimpleName() + String.join(".", each.getStyleClass()).transform(
                    styles -> styles.isEmpty() ? "" : "." + styles));
        }
        String words = node instanceof Text text ? text.getText() : node instanceof Labeled labeled ? labeled.getText() : "";
        return (words == null ? "" : "\"" + words + "\" ") + String.join(" < ", around);
    }
}
