package fr.havre.ui;

import fr.havre.ui.palette.Actions;
import fr.havre.ui.shell.Place;
import fr.havre.ui.unlock.UnlockView;
import fr.havre.ui.unlock.UnlockViewModel;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The one window: unlock first, then the frame with its places. */
public final class Window {
    private final Stage stage;
    private final Entrance entrance;
    private final LiveWords words;
    private final Look look = new Look();
    private final FxBackground background = new FxBackground();
    private final News news = new News(background);
    private Desk desk;

    private Window(Stage stage, Entrance entrance, Language language) {
        this.stage = stage;
        this.entrance = entrance;
        this.words = new LiveWords(language);
        entrance.onChanges(news::committed);
    }

    /** Opens the window, on {@code vault} if given, and returns when it is closed. Called once, on the main thread. */
    public static void show(Entrance entrance, Optional<Path> vault, Language language) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Window window = new Window(new Stage(), entrance, language);
            window.stage.setOnHidden(_ -> {
                window.close();
                closed.countDown();
            });
            window.unlock(vault);
            window.stage.show();
        });
        closed.await();
        Platform.exit();
    }

    private void unlock(Optional<Path> vault) {
        UnlockViewModel model = new UnlockViewModel(entrance, background, this::opened);
        UnlockView view = new UnlockView(model, words);
        vault.ifPresent(model.vaultProperty()::set);
        put(view, 520, 460);
        stage.titleProperty().bind(words.bound("shell.app"));
        Platform.runLater(view.firstField()::requestFocus);
    }

    private void opened(Desk open) {
        desk = open;
        Workplace workplace = new Workplace(open, words, background, news);
        addThemes(workplace.actions());
        workplace.go(Place.PATIENTS);
        stage.titleProperty().bind(workplace.titleProperty());
        open.recordDesk().ifPresent(record -> record.scheduler().start());
        workplace.listen(put(workplace.view(), 1280, 760));
        stage.centerOnScreen();
    }

    private void addThemes(Actions actions) {
        actions.add("palette.action.light", "fth-sun", () -> look.themeProperty().set(Look.Theme.LIGHT));
        actions.add("palette.action.dark", "fth-moon", () -> look.themeProperty().set(Look.Theme.DARK));
        actions.add("palette.action.system", "fth-monitor", () -> look.themeProperty().set(Look.Theme.SYSTEM));
    }

    private Scene put(Parent view, int width, int height) {
        Scene scene = new Scene(view, width, height);
        look.dress(scene);
        stage.setScene(scene);
        return scene;
    }

    /** Locks the vault off this thread: sealing takes a moment, and the window is gone already. */
    private void close() {
        background.close();
        Desk open = desk;
        if (open != null) open.close();
    }
}
