package fr.havre.ui.viewer;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons above a document: only those that do something there. Wraps where it is narrow. */
final class ViewerBar extends FlowPane {
    /** What the buttons do. */
    record Acts(Runnable find, Runnable copy, Runnable print, Runnable larger, Runnable smaller) { }

    private final LiveWords words;
    private final Acts acts;

    ViewerBar(LiveWords words, Acts acts) {
        super(2, 2);
        this.words = words;
        this.acts = acts;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("viewer-bar");
        setRowValignment(javafx.geometry.VPos.CENTER);
    }

    /** Buttons for this surface, then {@code more}. */
    void fill(Surface surface, boolean printable, List<? extends Node> more) {
        getChildren().clear();
        surface.pages().filter(pages -> pages.count() > 1).ifPresent(this::pages);
        getChildren().add(group(button("fth-zoom-out", "viewer.smaller", acts.smaller()),
                button("fth-zoom-in", "viewer.larger", acts.larger())));
        surface.pages().ifPresent(this::fitting);
        getChildren().add(new Separator(Orientation.VERTICAL));
        if (surface.searchable().isPresent()) getChildren().add(button("fth-search", "viewer.find", acts.find()));
        getChildren().add(button("fth-copy", "viewer.copy", acts.copy()));
        if (printable) getChildren().add(button("fth-printer", "viewer.print", acts.print()));
        getChildren().addAll(more);
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(2, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private void pages(PagesViewModel pages) {
        Button before = button("fth-chevron-up", "viewer.page.previous", () -> pages.go(pages.pageProperty().get() - 1));
        before.disableProperty().bind(pages.pageProperty().lessThan(1));
        Button after = button("fth-chevron-down", "viewer.page.next", () -> pages.go(pages.pageProperty().get() + 1));
        after.disableProperty().bind(pages.pageProperty().greaterThanOrEqualTo(pages.count() - 1));
        TextField number = new TextField();
        number.setPrefColumnCount(Integer.toString(pages.count()).length() + 1);
        number.accessibleTextProperty().bind(words.bound("viewer.page.number"));
        pages.pageProperty().subscribe(page -> number.setText(Integer.toString(page.intValue() + 1)));
        number.setOnAction(_ -> {
            typed(number.getText()).ifPresent(page -> pages.go(page - 1));
            number.setText(Integer.toString(pages.pageProperty().get() + 1));
        });
        Label of = new Label("/ " + pages.count());
        of.setMinWidth(USE_PREF_SIZE);
        HBox group = group(before, number, of, after);
        group.setSpacing(4);
        getChildren().addAll(group, new Separator(Orientation.VERTICAL));
    }

    private static Optional<Integer> typed(String text) {
        return text.strip().matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
    }

    private void fitting(PagesViewModel pages) {
        Label percent = new Label();
        percent.setMinWidth(USE_PREF_SIZE);
        percent.getStyleClass().add(Styles.TEXT_MUTED);
        percent.textProperty().bind(Bindings.createStringBinding(() -> {
            DrawnPage drawn = pages.shownProperty().get();
            return drawn == null ? "" : Zoom.percent(pages.scale(drawn.size())) + "\u00A0%";
        }, pages.shownProperty(), pages.zoomProperty(), pages.turnsProperty()));
        getChildren().add(group(percent,
                button("fth-maximize-2", "viewer.fit.width", () -> pages.zoomProperty().set(pages.zoomProperty().get().fit(Zoom.Fit.WIDTH))),
                button("fth-file", "viewer.fit.page", () -> pages.zoomProperty().set(pages.zoomProperty().get().fit(Zoom.Fit.PAGE))),
                button("fth-rotate-cw", "viewer.turn", pages::turn)));
    }

    Button button(String icon, String key, Runnable act) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.accessibleTextProperty().bind(words.bound(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.bound(key));
        button.setTooltip(tip);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
