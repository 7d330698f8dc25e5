package fr.havre.ui.unlock;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Entrance;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Outside;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything before somebody is in: one card at a time, the language in the corner. */
public final class Door extends StackPane {
    private final Entrance entrance;
    private final Background background;
    private final LiveWords words;
    private final Outside outside;
    private final Consumer<Desk> opened;
    private final UnlockViewModel unlock;
    private final StackPane card = new StackPane();
    private Runnable leaving = () -> { };
    private Runnable more = () -> { };
    private Node first;

    /** Opens on the card for {@code recent} vaults, or on that for a new one if there is none. */
    public Door(Entrance entrance, Background background, LiveWords words, Outside outside, InstantSource time, List<Path> recent,
            Consumer<Desk> opened) {
        this.entrance = entrance;
        this.background = background;
        this.words = words;
        this.outside = outside;
        this.opened = opened;
        unlock = new UnlockViewModel(entrance, background, time, recent, opened);
        getStyleClass().add("unlock");
        card.getStyleClass().add("unlock-card");
        card.setMaxSize(460, USE_PREF_SIZE);
        addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, _ -> more.run());
        Node language = language();
        setAlignment(language, Pos.TOP_RIGHT);
        getChildren().addAll(new StackPane(card), language);
        recent.stream().findFirst().ifPresentOrElse(vault -> choose(vault, Optional.empty()), this::askToCreate);
    }

    /** What is higher than the window, such as a card in large letters, can be scrolled; a scroll pane is not made before. */
    @Override protected void layoutChildren() {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double width = Math.min(card.getMaxWidth(), getWidth() - snappedLeftInset() - snappedRightInset());
        if (getChildren().getFirst() instanceof StackPane whole && height > 0 && card.prefHeight(width) > height) {
            more.run();
            scroll(whole);
        }
        super.layoutChildren();
    }

    /** What is moved into the scroll pane is out of the scene until that has its skin: the cursor would go to the language. */
    private void scroll(StackPane whole) {
        Node cursor = getScene() == null ? null : getScene().getFocusOwner();
        boolean within = cursor != null && whole.equals(above(cursor, whole));
        ScrollPane scroll = scrolling(whole);
        getChildren().set(0, scroll);
        scroll.applyCss();
        if (within) cursor.requestFocus();
    }

    private static Node above(Node node, Node wanted) {
        Node each = node;
        while (each != null && !each.equals(wanted)) each = each.getParent();
        return each;
    }

    private static ScrollPane scrolling(StackPane whole) {
        ScrollPane scroll = new ScrollPane();
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("unlock-scroll");
        scroll.setContent(whole);
        return scroll;
    }

    private Node language() {
        Hyperlink other = new Hyperlink();
        other.textProperty().bind(words.bound("unlock.other-language"));
        other.accessibleTextProperty().bind(other.textProperty());
        other.setOnAction(_ -> {
            other.setVisited(false);
            words.languageProperty().set(words.languageProperty().get() == Language.FRENCH ? Language.ENGLISH : Language.FRENCH);
        });
        VBox corner = new VBox(other);
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return corner;
    }

    /** Shows the card of {@code vault}, its person chosen if {@code slot} is given. */
    public void choose(Path vault, Optional<UUID> slot) {
        askForPassphrase();
        unlock.choose(vault, slot);
    }

    /** {@code dressing} is run before anything but the first card as it first stands is shown. */
    public void before(Runnable dressing) {
        more = dressing;
    }

    /** Where the cursor belongs. */
    public void focusFirst() {
        first.requestFocus();
    }

    /** The window closes: wipes what was typed, locks what is half made. */
    public void leave() {
        leaving.run();
    }

    private void put(Node view, Node firstField, Runnable whenLeft) {
        card.getChildren().setAll(view);
        leaving = whenLeft;
        first = firstField;
        first.requestFocus();
    }

    private void askForPassphrase() {
        UnlockView view = new UnlockView(unlock, words, outside, () -> more.run(), this::askForSheet, this::askToCreate);
        put(view, view.firstField(), () -> { });
    }

    private void askForSheet() {
        more.run();
        RecoverView view = new RecoverView(entrance, background, words, unlock.vaultProperty().get(), () -> {
            unlock.listAgain();
            askForPassphrase();
        });
        put(view, view.firstField(), view::leave);
    }

    private void askToCreate() {
        more.run();
        Path proposed = Path.of(System.getProperty("user.home"), words.now("unlock.create.proposed"));
        CreateViewModel model = new CreateViewModel(entrance, background, proposed, opened);
        CreateView view = new CreateView(model, background, words, outside, this::askForPassphrase);
        put(view, view.firstField(), model::leave);
    }
}
