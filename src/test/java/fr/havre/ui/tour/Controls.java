package fr.havre.ui.tour;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/** What a person without a mouse, without sight or with large letters needs of the controls of a screen. */
final class Controls {
    private static final int MOST_STEPS = 400;

    private Controls() { }

    private static List<Node> focusable(Node from) {
        return Tour.all(from, Node.class).stream().filter(each -> each.isFocusTraversable() && !each.isDisabled())
                .filter(each -> !(each.getParent() instanceof ComboBoxBase) && !(each.getParent() instanceof Spinner)).toList();
    }

    /** Those a screen reader would have no name for. */
    static List<String> nameless(Node from) {
        Set<Node> labelled = new LinkedHashSet<>(Tour.all(from, Label.class).stream().map(Label::getLabelFor)
                .filter(Objects::nonNull).toList());
        return focusable(from).stream().filter(each -> !labelled.contains(each) && blank(each.getAccessibleText())
                && !(each instanceof Labeled labeled && !blank(labeled.getText()))).map(Described::of).toList();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** Those that Tab does not come to, from wherever the cursor is, all the way round. */
    static List<String> unreachable(Node from) {
        Set<Node> wanted = new LinkedHashSet<>(focusable(from));
        if (wanted.isEmpty()) return List.of();
        Node at = from.getScene().getFocusOwner();
        if (at == null || !wanted.contains(at)) at = wanted.iterator().next();
        at.requestFocus();
        List<String> found = new ArrayList<>();
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STEPS && at != null && reached.add(at); i++) {
            if (at instanceof TextArea area && swallows(area)) found.add("swallows Tab: " + Described.of(at));
            at.requestFocusTraversal(TraversalDirection.NEXT);
            at = from.getScene().getFocusOwner();
        }
        wanted.removeAll(reached);
        wanted.removeIf(each -> grouped(each).stream().anyMatch(reached::contains));
        wanted.forEach(each -> found.add(Described.of(each)));
        return found;
    }

    /** The arrows go on from one toggle of a group to the others. */
    private static List<Node> grouped(Node node) {
        if (!(node instanceof ToggleButton toggle) || toggle.getToggleGroup() == null) return List.of();
        return toggle.getToggleGroup().getToggles().stream().map(Node.class::cast).toList();
    }

    private static boolean swallows(TextArea area) {
        String before = area.getText();
        area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, false, false, false, false));
        boolean typed = !Objects.equals(before, area.getText());
        if (typed) area.setText(before);
        return typed;
    }

    /** Labels and buttons whose words are cut, or that lie outside the window; a line of data in a list may be cut. */
    static List<String> cut(Node from, Parent root) {
        List<String> found = new ArrayList<>();
        for (Labeled each : Tour.all(from, Labeled.class)) {
            if (blank(each.getText()) || each.getWidth() == 0) continue;
            boolean shortened = Tour.all(each, Text.class).stream().filter(text -> each.equals(text.getParent()))
                    .anyMatch(text -> text.getText().endsWith(each.getEllipsisString())
                            && !each.getText().endsWith(each.getEllipsisString()));
            if (shortened && !data(each)) found.add("cut " + Described.of(each));
            else if (outside(each, root)) found.add("outside " + Described.of(each));
        }
        return found;
    }

    private static boolean data(Labeled label) {
        if (label.getStyleClass().contains("badge")) return false;
        for (Node each = label; each != null; each = each.getParent()) {
            if (each instanceof IndexedCell || (each instanceof TableView && large(label))) return true;
        }
        return false;
    }

    /** The heading of a column, which can be made wider. */
    private static boolean large(Labeled label) {
        return label.getFont().getSize() > 20;
    }

    private static boolean outside(Node node, Parent root) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane || each instanceof IndexedCell || each instanceof TableView) return false;
        }
        Bounds at = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        Bounds window = root.getLayoutBounds();
        return at.getMinX() < -1 || at.getMinY() < -1 || at.getMaxX() > window.getWidth() + 1
                || at.getMaxY() > window.getHeight() + 1;
    }
}
