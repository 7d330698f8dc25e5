package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PartialDate;
import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Offers to compare with the other versions of a document: a button for one, a menu for several, nothing for none. */
final class VersionButtons {
    private VersionButtons() { }

    static List<Node> of(List<DocumentLine> others, ViewerBar bar, LiveWords words, Consumer<DocumentLine> compare) {
        if (others.isEmpty()) return List.of();
        if (others.size() == 1) return List.of(bar.button("fth-columns", "viewer.compare", () -> compare.accept(others.getFirst())));
        MenuButton menu = new MenuButton("", new FontIcon("fth-columns"));
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        menu.accessibleTextProperty().bind(words.bound("viewer.compare"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.bound("viewer.compare"));
        menu.setTooltip(tip);
        for (DocumentLine each : others) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(words.bound("viewer.compare.older",
                    each.date().map(Dates::of).orElseGet(() -> Dates.of(PartialDate.of(each.keptAt())))));
            item.setOnAction(_ -> compare.accept(each));
            menu.getItems().add(item);
        }
        return List.of(menu);
    }
}
