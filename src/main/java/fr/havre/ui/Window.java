package fr.havre.ui;

import fr.havre.ui.shell.Place;
import fr.havre.ui.unlock.Door;
import fr.havre.ui.unlock.UserSwitch;
import fr.havre.ui.unlock.VeilView;
import fr.havre.ui.unlock.VeilViewModel;
import fr.havre.ui.words.Language;
import fr.havre.vault.UnlockedVault;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The one window: the door first, then the frame with its places, covered or locked when nobody is there. */
public final class Window implements WindowActions {
    private static final System.Logger LOG = System.getLogger(Window.class.getName());
    private static final int DOOR_WIDTH = 560;
    private static final int DOOR_HEIGHT = 680;
    /** What takes longer than this is left as it is: keys are not kept waiting. */
    private static final Duration LONGEST_FAREWELL = Duration.seconds(3);

    private final Stage stage;
    private final Entrance entrance;
    private final InstantSource time;
    private final LiveWords words;
    private final Preferences preferences;
    private final Look look;
    private final FxBackground background = new FxBackground();
    private final News news = new News(background);
    private final FxOutside outside;
    private final Presence presence;
    private final Bell bell;
    private final List<Path> waiting = new ArrayList<>();
    private final LastAsking asked;
    private Open open;
    private Door door;
    private boolean rehearsed;

    /** From unlock to lock. */
    private record Open(Desk desk, Workplace workplace, Drafting drafts, ScansBeingRead scans, IndexBeingBuilt index,
            StackPane root, Path vault) { }

    private Window(Stage stage, Start start, Preferences preferences) {
        this.stage = stage;
        this.entrance = start.entrance();
        this.time = start.time();
        asked = new LastAsking(time);
        this.preferences = preferences;
        words = new LiveWords(preferences.language().orElse(start.language()));
        look = Look.ofTheDoor(preferences.theme(), preferences.textSize());
        outside = new FxOutside(stage, background, words, look);
        look.themeProperty().addListener((_, _, chosen) -> {
            preferences.theme(chosen);
            savePreferences();
        });
        words.languageProperty().addListener((_, _, chosen) -> {
            preferences.language(chosen);
            savePreferences();
        });
        entrance.onChanges(news::committed);
        bell = new Bell(words, outside, time, () -> stage.isFocused() && !covered());
        bell.follow(news);
        entrance.beforeWork(ScreenThread::mustNotWait);
        List.of("16", "32", "48").forEach(this::icon);
        nameNobody();
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        presence = new Presence(this, background, time, UserSwitch::here, this::tick);
        presence.begin();
    }

    private void icon(String size) {
        stage.getIcons().add(new Image(String.valueOf(Window.class.getResource("icons/havre-" + size + ".png"))));
    }

    /** The door needs few of the theme's rules, and is shown sooner with those alone. */
    private void dressWhole() {
        look.dressWhole();
        if (stage.getIcons().size() == 3) icon("256");
    }

    /**
     * How the window is opened.
     *
     * @param vault to begin with, if given, instead of the last one
     * @param language where this person has not chosen one
     * @param signedIn somebody who is in already: the door is shown only after a lock
     */
    public record Start(Entrance entrance, Arrivals arrivals, InstantSource time, Optional<Path> vault, Language language,
            Optional<Desk> signedIn) { }

    /** Opens the window and returns when it is closed and everything is sealed. Called once, on the main thread. */
    public static void show(Start start) throws InterruptedException {
        Preferences preferences = Preferences.at(start.entrance().appData().resolve("window.properties"));
        CountDownLatch closed = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            open(stage, start, preferences);
        });
        closed.await();
        Platform.exit();
    }

    /** The same on the FX thread, in a program that has begun. */
    static Window open(Stage stage, Start start, Preferences preferences) {
        Window window = new Window(stage, start, preferences);
        start.signedIn().ifPresentOrElse(window::opened, () -> window.askAtTheDoor(start.vault(), Optional.empty()));
        stage.show();
        if (window.door != null) window.door.focusFirst();
        start.arrivals().onArrival(files -> window.background.onScreen(() -> window.arrived(files)));
        start.arrivals().onWanted(wanted -> window.background.onScreen(() -> window.wanted(wanted)));
        return window;
    }

    /** Every two seconds. */
    private void tick() {
        bell.tick();
        if (open != null) open.workplace().tick();
    }

    /** Shows itself; files wait until somebody is in. */
    private void arrived(List<Path> files) {
        stage.setIconified(false);
        stage.toFront();
        waiting.addAll(files);
        if (open != null) giveArrivals();
    }

    /** Whom another program asked for: the last one counts, and waits a little until somebody is in and sees the screen. */
    private void wanted(Asking asking) {
        asked.keep(asking);
        arrived(List.of());
    }

    private void giveArrivals() {
        if (!covered()) asked.take().ifPresent(open.workplace()::show);
        if (waiting.isEmpty()) return;
        open.workplace().drop(List.copyOf(waiting));
        waiting.clear();
    }

    private void askAtTheDoor(Optional<Path> vault, Optional<UUID> slot) {
        List<Path> recent = new ArrayList<>(preferences.recentVaults());
        vault.map(folder -> folder.toAbsolutePath().normalize()).ifPresent(folder -> {
            recent.remove(folder);
            recent.addFirst(folder);
        });
        door = new Door(entrance, background, words, outside, time, recent, this::opened);
        door.before(this::dressWhole);
        if (recent.isEmpty()) dressWhole();                         // it asks for more than the usual card does
        slot.ifPresent(known -> door.choose(recent.getFirst(), slot));
        rehearseWhileTyping(put(door, DOOR_WIDTH, DOOR_HEIGHT));
        stage.centerOnScreen();
        door.focusFirst();
    }

    /** With the first key, so that the door itself is not shown later. */
    private void rehearseWhileTyping(Scene shown) {
        if (rehearsed) return;
        shown.addEventFilter(KeyEvent.KEY_PRESSED, _ -> {
            if (rehearsed) return;
            rehearsed = true;
            String theme = look.theme();
            Language language = words.languageProperty().get();
            background.run(() -> {
                Rehearsal.run(theme, language);
                return null;
            }, _ -> dressWhole(), failure -> LOG.log(System.Logger.Level.WARNING, "not rehearsed: {0}", failure.getClass().getSimpleName()));
        });
    }

    private void opened(Desk desk) {
        dressWhole();
        Path vault = desk.folder();
        Drafting drafts = new Drafting(desk, background);
        Outside theirs = outside.whileThere(() -> !covered() && desk.equals(open.desk()));
        Workplace workplace = new Workplace(desk, background, news, theirs, drafts, this, words);
        open = new Open(desk, workplace, drafts, new ScansBeingRead(desk, background, news),
                new IndexBeingBuilt(() -> desk.documents().buildIndex(IndexBeingBuilt.STEP), background, news), new StackPane(workplace.view()), vault);
        door = null;
        presence.input();
        preferences.opened(vault);
        savePreferences();
        workplace.listen(placeWindow());
        workplace.go(Place.HOME);
        stage.titleProperty().bind(workplace.titleProperty());
        giveArrivals();
        background.run(() -> {
            desk.recordDesk().ifPresent(record -> record.scheduler().start());
            desk.mailDesk().ifPresent(MailDesk::watch);
            desk.carryAdmissions();
            return desk;
        }, _ -> { }, failure -> LOG.log(System.Logger.Level.WARNING, "nothing is sent: {0}", failure.getClass().getSimpleName()));
    }

    private Scene placeWindow() {
        Optional<Preferences.Bounds> kept = preferences.bounds().filter(Window::onSomeScreen);
        Rectangle2D screen = kept.map(bounds -> new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height()))
                .map(bounds -> Screen.getScreensForRectangle(bounds).getFirst()).orElse(Screen.getPrimary()).getVisualBounds();
        double frame = stage.isShowing() ? stage.getHeight() - stage.getScene().getHeight() : 0;
        Scene scene = put(open.root(), (int) Math.min(screen.getWidth(), kept.map(Preferences.Bounds::width).orElse(1280)),
                (int) Math.min(screen.getHeight() - frame, kept.map(Preferences.Bounds::height).orElse(760)));
        if (kept.isEmpty()) stage.centerOnScreen();
        kept.ifPresent(bounds -> {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setMaximized(bounds.maximized());
        });
        return scene;
    }

    private static boolean onSomeScreen(Preferences.Bounds bounds) {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(screen -> screen.intersects(
                new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), 40)));
    }

    private Scene put(Parent view, int width, int height) {
        Scene scene = new Scene(view, width, height);
        if (open == null) look.dressDoor(scene);
        else look.dress(scene);
        presence.watch(scene);
        Copied.watch(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.sizeToScene();
        return scene;
    }

    /** The title is seen in the task bar whatever covers the window. */
    private void nameNobody() {
        stage.titleProperty().bind(words.bound("shell.app"));
    }

    private boolean covered() {
        return open == null || open.root().getChildren().size() > 1;
    }

    @Override public void veil() {
        if (open == null || open.root().getChildren().size() > 1) return;
        outside.forget();
        StackPane root = open.root();
        Parent covered = open.workplace().view();
        Node cursor = root.getScene().getFocusOwner();
        VeilViewModel model = new VeilViewModel(open.desk(), background, time, () -> {
            root.getChildren().remove(1);
            covered.setVisible(true);
            stage.titleProperty().bind(open.workplace().titleProperty());
            presence.input();
            if (cursor != null) cursor.requestFocus();              // keys go where they went
            giveArrivals();
        });
        VeilView veil = new VeilView(model, words, this::lock);
        covered.setVisible(false);
        nameNobody();
        root.getChildren().add(veil);
        veil.focusFirst();
    }

    @Override public void lock() {
        if (open == null) return;
        Path vault = open.vault();
        putAway(slot -> askAtTheDoor(Optional.of(vault), slot));
    }

    @Override public void quit() {
        presence.end();
        if (door != null) door.leave();
        if (open == null) end();
        else putAway(_ -> end());
    }

    /** Nothing is seen at once; what is being filed is filed, what is being typed is sealed, everything is closed. */
    private void putAway(Consumer<Optional<UUID>> then) {
        Open closing = open;
        open = null;
        asked.forget();                                             // who comes next did not ask
        outside.forget();
        Copied.forget();
        closing.scans().close();
        closing.index().close();
        rememberBounds();
        nameNobody();
        closing.root().getScene().setRoot(new StackPane());         // what ticks there stops, no name stays
        put(new StackPane(), DOOR_WIDTH, DOOR_HEIGHT);
        AtomicBoolean once = new AtomicBoolean();
        Runnable left = () -> {
            if (once.getAndSet(true)) return;
            Map<String, String> typed = closing.drafts().now();
            background.run(() -> sealed(closing, typed), slot -> then.accept(Optional.of(slot)), failure -> {
                LOG.log(System.Logger.Level.ERROR, "locking failed: {0}", failure.getClass().getSimpleName());
                then.accept(Optional.empty());
            });
        };
        PauseTransition longest = new PauseTransition(LONGEST_FAREWELL);
        longest.setOnFinished(_ -> left.run());
        longest.play();
        closing.workplace().leave(left);
    }

    private static UUID sealed(Open closing, Map<String, String> typed) {
        UnlockedVault vault = closing.desk().unlocked();
        try (Desk desk = closing.desk()) {
            closing.drafts().seal(typed);
            return desk.unlocked().person().slot();
        } finally {
            LOG.log(System.Logger.Level.DEBUG, "locked {0}", vault.id());
        }
    }

    private void end() {
        background.run(() -> {
            preferences.save();
            return null;
        }, _ -> hide(), _ -> hide());
    }

    private void hide() {
        background.close();
        stage.hide();
    }

    private void rememberBounds() {
        preferences.bounds(new Preferences.Bounds((int) stage.getX(), (int) stage.getY(), (int) stage.getScene().getWidth(),
                (int) stage.getScene().getHeight(), stage.isMaximized()));
    }

    private void savePreferences() {
        background.run(() -> {
            preferences.save();
            return null;
        }, _ -> { }, _ -> { });
    }

    @Override public Preferences preferences() {
        return preferences;
    }

    @Override public Look look() {
        return look;
    }
}
