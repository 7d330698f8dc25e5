package fr.havre.ui.shell;

import atlantafx.base.controls.ModalPane;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Notices;
import fr.havre.ui.Sheets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Insets;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The frame of every screen after unlock: side bar, the place one is in, status bar; notices and one sheet above. */
public final class ShellView extends StackPane implements Sheets {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** Width below which the side bar shows icons only. */
    private static final double NAMES_EM = 58;
    /** Of the program's name in the side bar. */
    private static final double NAME_EM = 1.21;

    private final LiveWords words;
    private final Consumer<Place> go;
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);
    private final Map<Place, Badge> counts = new EnumMap<>(Place.class);
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane frame = new BorderPane();
    private final HBox statusLeft = new HBox(16);
    private final HBox statusRight = new HBox(16);
    private final VBox tools = new VBox(4);
    private final NoticeBoard notices;
    private final ModalPane sheet = new ModalPane();
    private final VBox sideBar = new VBox();
    private final Label name = new Label();
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
        widthProperty().addListener(_ -> fit());
        name.fontProperty().addListener(_ -> fit());
    }

    /** In large letters the names of the places would take a third of the window: their icons are left, and their tips. */
    private void fit() {
        boolean narrow = getWidth() > 0 && getWidth() < NAMES_EM * name.getFont().getSize() / NAME_EM;
        sideBar.pseudoClassStateChanged(NARROW, narrow);
        ContentDisplay display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        name.setContentDisplay(display);
        buttons.values().forEach(each -> each.setContentDisplay(display));
        counts.values().forEach(each -> each.setOpacity(narrow ? 0 : 1));   // the tip says it
        tools.getChildren().forEach(each -> {
            if (each instanceof Labeled labeled && labeled.getGraphic() != null) labeled.setContentDisplay(display);
        });
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
        Badge count = counts.get(place);
        if (count == null) return;
        Runnable say = () -> count.say(waiting.get() == 0 ? "" : Integer.toString(waiting.get()), Badge.Tone.PLAIN);
        waiting.addListener((_, _, _) -> say.run());
        say.run();
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
        name.textProperty().bind(words.bound("shell.app"));
        name.setGraphic(new FontIcon("fth-shield"));
        name.getStyleClass().add("app-name");
        VBox bar = sideBar;
        bar.getChildren().add(name);
        bar.getStyleClass().add("side-bar");
        for (Place each : Place.values()) {
            if (!places.contains(each)) continue;
            if (each == Place.SETTINGS) bar.getChildren().addAll(spacer(), tools);
            bar.getChildren().add(counted(button(each), each));
        }
        if (!bar.getChildren().contains(tools)) bar.getChildren().addAll(spacer(), tools);
        return bar;
    }

    /** How many things wait there, beside its name; says nothing until it is told. */
    public Badge count(Place place) {
        return counts.get(place);
    }

    private Node counted(ToggleButton button, Place to) {
        Badge count = new Badge();
        count.say("", Badge.Tone.PLAIN);
        count.setMouseTransparent(true);
        counts.put(to, count);
        button.accessibleTextProperty().bind(Bindings.concat(button.textProperty(), " ", count.textProperty()));
        StackPane place = new StackPane(button, count) {                // as wide as the place: what waits widens no bar
            @Override protected double computeMinWidth(double height) {
                return button.minWidth(height);
            }

            @Override protected double computePrefWidth(double height) {
                return button.prefWidth(height);
            }
        };
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        StackPane.setMargin(count, new Insets(0, 8, 0, 0));
        return place;
    }

    private ToggleButton button(Place to) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(words.bound(to.words()));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(button.accessibleTextProperty());
        button.setTooltip(tip);
        button.setGraphic(new FontIcon(to.icon()));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add("side-item");
        button.setOnAction(_ -> {
            button.setSelected(true);
            go.accept(to);
        });
        button.addEventFilter(KeyEvent.KEY_PRESSED, key -> walk(button, key));
        buttons.put(to, button);
        return button;
    }

    /** Cursor keys lead along the places, Enter goes: the toolkit's own would mark another place and show nothing of it. */
    private void walk(ToggleButton from, KeyEvent key) {
        List<ToggleButton> places = List.copyOf(buttons.values());
        int at = places.indexOf(from);
        switch (key.getCode()) {
            case UP, LEFT -> places.get(Math.max(0, at - 1)).requestFocus();
            case DOWN, RIGHT -> places.get(Math.min(places.size() - 1, at + 1)).requestFocus();
            case ENTER -> from.fire();
            default -> {
                return;
            }
        }
        key.consume();
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
