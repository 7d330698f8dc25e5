package fr.havre.ui.tour;

import fr.havre.access.Permission;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Drafting;
import fr.havre.ui.Entrance;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.News;
import fr.havre.ui.Preferences;
import fr.havre.ui.Sheets;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.unlock.Door;
import fr.havre.ui.unlock.VeilView;
import fr.havre.ui.unlock.VeilViewModel;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The way through every screen of one signed-in person. Each stop begins where the one before it ended. */
public final class Tour {
    /** Of the day, at most: one of them is to be sent. */
    private static final int LINES = 12;

    /**
     * Whose window it is.
     *
     * @param files what is dropped to be filed; none, and that screen is left out
     */
    public record Subject(Entrance entrance, Path vault, Desk desk, List<Path> files, InstantSource time) { }

    /** One screen: {@code reach} brings the window there, from home or from where the stop before left it. */
    public record Stop(String name, Runnable reach) { }

    private final Subject subject;
    private final LiveWords words;
    private final Background background = new AtOnce();
    private final Nobody nobody;
    private final StackPane root = new StackPane();
    private final Scene scene;
    private final Stage stage = new Stage();
    private final Keyboard keyboard;
    private final List<Stop> stops = new ArrayList<>();
    private Workplace workplace;

    /** Opens a window of this size for it, which must fit the screen; a drawing may be larger. */
    public Tour(Subject subject, Language language, int width, int height) {
        this.subject = subject;
        words = new LiveWords(language);
        nobody = new Nobody(Preferences.at(subject.entrance().appData().resolve("tour.properties")), new Look());
        scene = new Scene(root, width, height);
        keyboard = new Keyboard(scene);
        nobody.look().dress(scene);
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        plan();
    }

    public List<Stop> stops() {
        return List.copyOf(stops);
    }

    /** What is shown, to be resized and drawn. */
    public Parent root() {
        return root;
    }

    public LiveWords words() {
        return words;
    }

    public Look look() {
        return nobody.look();
    }

    /** Lays everything out at this size, now. Bindings settle only at the third time. */
    public void layOut(int width, int height) {
        for (int i = 0; i < 3; i++) {
            root.resize(width, height);
            root.applyCss();
            root.layout();
        }
    }

    /** As large as most windows are. */
    void layOut() {
        layOut(1366, 768);
    }

    public void close() {
        stage.hide();
    }

    private void plan() {
        doorStops();
        stop("home", () -> {
            workplace = new Workplace(subject.desk(), background, new News(background), nobody,
                    new Drafting(subject.desk(), background), nobody, words);
            workplace.listen(scene);
            put(workplace.view());
            workplace.go(Place.HOME);
        });
        patientStops();
        new ChartStops(this).plan();
        sheetStops();
        if (subject.desk().mailDesk().isPresent()) new MailStops(this).plan();
        PlaceStops places = new PlaceStops(this);
        places.queue();
        places.agenda();
        if (subject.desk().session().may(Permission.PREPARE_ADMISSION)) new AdmissionStops(this).plan();
        places.settings();
        places.review();
        places.writing();
        stop("palette", () -> keyboard.shortcut(KeyCode.K));
        stop("palette-found", () -> type(".palette .text-field", "mar"));
        stop("shortcuts", () -> {
            leaveSheet();
            keyboard.press(KeyCode.F1);
        });
        stop("veil", this::veil);
    }

    void stop(String name, Runnable reach) {
        stops.add(new Stop(name, () -> {
            reach.run();
            layOut();
        }));
    }

    private void put(Node view) {
        root.getChildren().setAll(view);
        layOut();
    }

    private void doorStops() {
        stop("door", () -> door(List.of(subject.vault())));
        stop("recover", () -> link("unlock.forgotten"));
        stop("create", () -> door(List.of()));
    }

    private void door(List<Path> recent) {
        Door door = new Door(subject.entrance(), background, words, nobody, subject.time(), recent, Desk::close);
        put(door);
        door.focusFirst();
    }

    private void link(String key) {
        all(root, Hyperlink.class).stream().filter(each -> words.now(key).equals(each.getText())).findFirst()
                .ifPresent(Hyperlink::fire);
    }

    private void patientStops() {
        stop("patients", () -> workplace.go(Place.PATIENTS));
        stop("patient-edit", () -> {
            focus(".search-field");
            keyboard.press(KeyCode.DOWN);
            keyboard.press(KeyCode.F2);
        });
        stop("patient-new", () -> {
            leaveSheet();
            keyboard.shortcut(KeyCode.N);
        });
        stop("patients-found", () -> {
            leaveSheet();
            type(".search-field", "mar");
            keyboard.press(KeyCode.DOWN);
        });
    }

    private void sheetStops() {
        if (subject.desk().recordDesk().isPresent()) stop("send", () -> {
            leaveSheet();
            workplace.go(Place.HOME);
            focus(".day");
            for (int i = 0; i < LINES && !hasSheet(); i++) {
                if (i > 0) keyboard.press(KeyCode.DOWN);
                keyboard.press(KeyCode.E);
            }
        });
        if (subject.files().isEmpty()) return;
        stop("import", () -> {
            leaveSheet();
            workplace.go(Place.HOME);
            workplace.drop(subject.files());
        });
    }

    /** The window's frame; null before it was reached. */
    Workplace workplace() {
        return workplace;
    }

    Keyboard keyboard() {
        return keyboard;
    }

    Subject subject() {
        return subject;
    }

    private void veil() {
        leaveSheet();
        VeilView veil = new VeilView(new VeilViewModel(subject.desk(), background, subject.time(), () -> { }), words, () -> { });
        put(veil);
        veil.focusFirst();
    }

    private boolean hasSheet() {
        return workplace.view() instanceof ShellView shell && shell.hasSheet();
    }

    void press(String key) {
        all(root, ButtonBase.class).stream().filter(each -> words.now(key).equals(each.getText())).findFirst()
                .ifPresent(ButtonBase::fire);
    }

    void tab(String key) {
        all(root, TabPane.class).stream().findFirst().ifPresent(tabs -> tabs.getTabs().stream()
                .filter(each -> words.now(key).equals(each.getText())).findFirst().ifPresent(tabs.getSelectionModel()::select));
    }

    void tab(int index) {
        all(root, TabPane.class).stream().findFirst().ifPresent(tabs -> tabs.getSelectionModel().select(index));
    }

    void focus(String selector) {
        layOut();
        Optional.ofNullable(root.lookup(selector)).ifPresent(Node::requestFocus);
    }

    private void type(String selector, String text) {
        focus(selector);
        if (!(root.lookup(selector) instanceof TextField field)) return;
        field.setText(text);
        field.end();
    }

    void leaveSheet() {
        keyboard.press(KeyCode.ESCAPE);
        if (workplace.view() instanceof Sheets sheets) sheets.close();
        layOut();
    }

    /** Presses a key in the list of a chart, or where the focus is if there is none. */
    void key(KeyCode code) {
        Node list = root.lookup(".timeline");
        if (list != null) list.requestFocus();
        keyboard.press(code);
    }

    /** Every node of a kind that can be seen, in the order of the scene. */
    public static <T extends Node> List<T> all(Node from, Class<T> kind) {
        List<T> found = new ArrayList<>();
        if (!from.isVisible() || from.getOpacity() == 0) return found;
        if (kind.isInstance(from)) found.add(kind.cast(from));
        if (from instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> found.addAll(all(each, kind)));
        }
        return found;
    }
}
