package fr.havre.ui.shell;

import atlantafx.base.controls.ModalPane;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Notices;
import fr.havre.ui.Sheets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame of every screen after unlock: side bar, the place one is in, status bar; notices and one sheet above. */
public final class ShellView extends StackPane implements Sheets {
    private final LiveWords words;
    private final Consumer<Place> go;
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane frame = new BorderPane();
    private final HBox statusLeft = new HBox(16);
    private final HBox statusRight = new HBox(16);
    private final VBox tools = new VBox(4);
    private final NoticeBoard notices;
    private final ModalPane sheet = new ModalPane();
    private Runnable sheetClosed = () -> { };
    private Node focusedBefore;

    /**
     * @param places those that have a screen
     * @param go told where a person wants to go
     */
    public ShellView(LiveWords words, Set<Place> places, Consumer<Place> go) {
        this.words = words;
        this.go = go;
        notices = new NoticeBoard(words);
        frame.getStyleClass().add("shell");
        frame.setLeft(sideBar(places));
        frame.setBottom(statusBar());
        sheet.setInTransitionFactory(null);                             // nobody waits for a sheet, nor for it to go
        sheet.setOutTransitionFactory(null);
        sheet.setFocusTraversable(false);
        sheet.displayProperty().addListener((_, _, shown) -> {
            frame.setDisable(shown);
            if (!shown) sheetGone();
        });
        getChildren().addAll(frame, notices, sheet);
    }

    /** Shows {@code screen}; {@code place} is marked in the side bar. */
    public void show(Place place, Node screen) {
        ToggleButton button = buttons.get(place);
        if (button != null) button.setSelected(true);
        frame.setCenter(screen);
        makeReady();
    }

    /** How many wait there, beside its name; nothing while none do. */
    public void mark(Place place, ObservableIntegerValue waiting) {
        ToggleButton button = buttons.get(place);
        if (button == null) return;
        button.textProperty().bind(Bindings.createStringBinding(() -> words.now(place.words())
                + (waiting.get() == 0 ? "" : " (" + waiting.get() + ")"), waiting, words.languageProperty()));
    }

    public Notices notices() {
        return notices;
    }

    /** What can be begun from any place, above the settings. */
    public VBox tools() {
        return tools;
    }

    /** Left part of the status bar: the vault and the network. */
    public HBox statusLeft() {
        return statusLeft;
    }

    /** Right part of the status bar: what is waiting. */
    public HBox statusRight() {
        return statusRight;
    }

    @Override public void show(Node content, Runnable closed) {
        if (sheet.isDisplay()) sheet.hide(true);
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        sheetClosed = closed;
        sheet.show(content);
        makeReady();
    }

    /** A list in a tab, a field in a sheet: what has not been laid out yet cannot take the focus. */
    private void makeReady() {
        applyCss();
        layout();
    }

    /** Whether a sheet is over the screen. */
    public boolean hasSheet() {
        return sheet.isDisplay();
    }

    @Override public void close() {
        sheet.hide(true);
    }

    private void sheetGone() {
        Runnable told = sheetClosed;
        sheetClosed = () -> { };
        sheet.setContent(null);                                         // else Tab still finds its fields
        told.run();
        if (focusedBefore != null) focusedBefore.requestFocus();
    }

    private Node sideBar(Set<Place> places) {
        Label name = new Label();
        name.textProperty().bind(words.bound("shell.app"));
        name.setGraphic(new FontIcon("fth-shield"));
        name.getStyleClass().add("app-name");
        VBox bar = new VBox(name);
        bar.getStyleClass().add("side-bar");
        for (Place each : Place.values()) {
            if (!places.contains(each)) continue;
            if (each == Place.SETTINGS) bar.getChildren().addAll(spacer(), tools);
            bar.getChildren().add(button(each));
        }
        if (!bar.getChildren().contains(tools)) bar.getChildren().addAll(spacer(), tools);
        return bar;
    }

    private ToggleButton button(Place to) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(words.bound(to.words()));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setGraphic(new FontIcon(to.icon()));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add("side-item");
        button.setOnAction(_ -> {
            button.setSelected(true);
            go.accept(to);
        });
        buttons.put(to, button);
        return button;
    }

    private Node statusBar() {
        HBox bar = new HBox(16, statusLeft, spacer(), statusRight);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("status-bar");
        return bar;
    }

    private static Region spacer() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        VBox.setVgrow(region, Priority.ALWAYS);
        return region;
    }
}
