package fr.havre.ui.admissions;

import atlantafx.base.theme.Styles;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The stay beside its pieces, signatures, sendings and history; in large letters the stay is one of the tabs. */
final class FileBody extends HBox {
    /** Width below which two columns are too narrow to be read. */
    private static final double TWO_COLUMNS_EM = 62;

    private final LiveWords words;
    private final ScrollPane form;
    private final StackPane right = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton stay;
    private final ToggleButton pieces;
    private final Label measure = new Label("M");
    private final VBox work;
    private boolean narrow;

    FileBody(FileViewModel model, Surroundings around, Node stayForm, PiecesPane list) {
        super(16);
        words = around.words();
        form = new ScrollPane(stayForm);
        form.setFitToWidth(true);
        form.setFocusTraversable(false);
        form.getStyleClass().add("stay-scroll");
        form.accessibleTextProperty().bind(words.bound("admissions.stay"));
        stay = tab("stay", () -> form, Styles.LEFT_PILL);
        pieces = tab("pieces", () -> list, Styles.LEFT_PILL);
        HBox tabs = new HBox(stay, pieces, tab("consents", () -> new ConsentsPane(model, around), Styles.CENTER_PILL),
                tab("sendings", () -> new SendingsPane(model, around), Styles.CENTER_PILL),
                tab("history", () -> new HistoryPane(model, words), Styles.RIGHT_PILL));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) group.selectToggle(before);
        });
        show(stay, false);
        pieces.setSelected(true);
        measure.setVisible(false);
        measure.setManaged(false);
        work = new VBox(8, tabs, right, measure);
        VBox.setVgrow(right, Priority.ALWAYS);
        HBox.setHgrow(work, Priority.ALWAYS);
        getChildren().addAll(form, work);
        widthProperty().addListener(_ -> fit());
        measure.fontProperty().addListener(_ -> fit());
    }

    /** @param content made when it is shown first */
    private ToggleButton tab(String key, Supplier<Node> content, String pill) {
        ToggleButton tab = new ToggleButton();
        tab.textProperty().bind(words.bound("admissions.tab." + key));
        tab.accessibleTextProperty().bind(tab.textProperty());
        tab.setToggleGroup(group);
        tab.getStyleClass().add(pill);
        tab.setMinWidth(USE_PREF_SIZE);
        List<Node> made = new ArrayList<>();
        tab.selectedProperty().addListener((_, _, on) -> {
            if (!on) return;
            if (made.isEmpty()) made.add(content.get());
            right.getChildren().setAll(made);
        });
        return tab;
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void fit() {
        boolean now = getWidth() > 0 && getWidth() < TWO_COLUMNS_EM * measure.getFont().getSize();
        if (now == narrow) return;
        narrow = now;
        show(stay, now);
        swap(pieces, now ? Styles.CENTER_PILL : Styles.LEFT_PILL);
        if (now) {
            getChildren().remove(form);
        } else {
            if (stay.isSelected()) pieces.setSelected(true);
            getChildren().addFirst(form);
        }
    }

    private static void swap(Node node, String style) {
        node.getStyleClass().removeAll(Styles.CENTER_PILL, Styles.LEFT_PILL);
        node.getStyleClass().add(style);
    }

    /** Shows the stay, where it is not shown beside the rest. */
    void showStay() {
        if (narrow) stay.setSelected(true);
    }

    void showPieces() {
        pieces.setSelected(true);
    }
}
