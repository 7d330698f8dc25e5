package fr.havre.ui.tour;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientRegister;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    /** Reports of a laboratory: of those there are results to show. */
    private static final String BIOLOGY = "11502-2";
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
        List<DocumentLine> all = documents();
        documentStops(all);
        sheetStops();
        if (subject.desk().mailDesk().isPresent()) new MailStops(this).plan();
        queueStops();
        agendaStops();
        if (subject.desk().session().may(Permission.PREPARE_ADMISSION)) new AdmissionStops(this).plan();
        settingsStops();
        reviewStops();
        writingStops();
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
            layOut(1366, 768);
        }));
    }

    private void put(Node view) {
        root.getChildren().setAll(view);
        layOut(1366, 768);
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

    private void documentStops(List<DocumentLine> all) {
        one(all, each -> each.format() == DocumentFormat.PDF).ifPresent(line -> stop("chart", () -> open(line)));
        one(all, each -> each.format() == DocumentFormat.CDA && !each.typeCode().equals(BIOLOGY)).ifPresent(line ->
                stop("letter", () -> open(line, "viewer.facet.text")));
        one(all, each -> each.typeCode().equals(BIOLOGY)).ifPresent(line ->
                stop("biology", () -> open(line, "viewer.facet.results")));
        boolean medical = subject.desk().profiles().isPresent();
        if (medical) stop("medical", () -> tab(1));
        if (medical) stop("medical-line", () -> press("profile.key.add"));
        if (medical) stop("questionnaires", () -> {
            leaveSheet();
            press("profile.questionnaires");
        });
        if (medical) stop("questionnaire", () -> press("questionnaires.fill"));
        stop("profile", () -> {
            leaveSheet();
            tab(medical ? 2 : 1);
        });
        stop("accesses", () -> tab(medical ? 3 : 2));
        if (subject.desk().prevention().isEmpty()) return;
        stop("prevention", () -> tab("prevention.title"));
        stop("prevention-add", () -> press("prevention.add"));
        stop("prevention-situation", () -> {
            leaveSheet();
            press("prevention.situation");
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

    private void queueStops() {
        if (subject.desk().recordDesk().isEmpty()) return;
        stop("queue", () -> {
            leaveSheet();
            workplace.go(Place.QUEUE);
        });
        stop("conflict", () -> {
            focus(".queue-list");
            keyboard.press(KeyCode.ENTER);
        });
        stop("queue-settled", () -> {
            leaveSheet();
            press("queue.settled");
        });
    }

    private void agendaStops() {
        stop("agenda", () -> {
            leaveSheet();
            workplace.go(Place.AGENDA);
        });
        stop("agenda-new", () -> press("agenda.new"));
        stop("agenda-import", () -> {
            leaveSheet();
            press("agenda.import");
        });
        if (subject.desk().prevention().isEmpty()) return;
        stop("reminders", () -> {
            leaveSheet();
            press("agenda.reminders");
        });
    }

    /** For who may say that a result was seen. */
    private void reviewStops() {
        if (subject.desk().reviews().isEmpty() || !subject.desk().session().may(Permission.REVIEW_RESULTS)) return;
        stop("review", () -> {
            leaveSheet();
            workplace.go(Place.REVIEW);
        });
        stop("review-absences", () -> press("review.absences"));
    }

    /** What waits to be signed, and the first of it being written. */
    private void writingStops() {
        if (subject.desk().writing().isEmpty()) return;
        stop("sign", () -> {
            leaveSheet();
            workplace.go(Place.SIGN);
        });
        stop("writing", () -> {
            focus(".sign-list");
            keyboard.press(KeyCode.ENTER);
        });
    }

    private void settingsStops() {
        stop("settings", () -> {
            leaveSheet();
            workplace.go(Place.SETTINGS);
        });
        stop("settings-absence", () -> press("settings.absence"));
        if (subject.desk().recordDesk().isPresent()) stop("settings-record", () -> press("settings.record"));
        if (subject.desk().mailDesk().isPresent()) stop("settings-mailboxes", () -> press("settings.mailboxes"));
        if (subject.desk().mailDesk().isPresent()) stop("settings-texts", () -> press("settings.texts"));
        stop("settings-elsewhere", () -> press("settings.elsewhere"));
        stop("settings-numbers", () -> press("settings.numbers"));
        stop("settings-health", () -> press("settings.health"));
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

    private void open(DocumentLine line) {
        leaveSheet();
        workplace.openDocument(line.patient().orElseThrow(), line.id());
        layOut(1366, 768);
    }

    private boolean hasSheet() {
        return workplace.view() instanceof ShellView shell && shell.hasSheet();
    }

    private void open(DocumentLine line, String facet) {
        open(line);
        press(facet);
    }

    void press(String key) {
        all(root, ButtonBase.class).stream().filter(each -> words.now(key).equals(each.getText())).findFirst()
                .ifPresent(ButtonBase::fire);
    }

    private void tab(String key) {
        all(root, TabPane.class).stream().findFirst().ifPresent(tabs -> tabs.getTabs().stream()
                .filter(each -> words.now(key).equals(each.getText())).findFirst().ifPresent(tabs.getSelectionModel()::select));
    }

    private void tab(int index) {
        all(root, TabPane.class).stream().findFirst().ifPresent(tabs -> tabs.getSelectionModel().select(index));
    }

    void focus(String selector) {
        layOut(1366, 768);
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
        layOut(1366, 768);
    }

    /** Presses a key in the list of a chart, or where the focus is if there is none. */
    void key(KeyCode code) {
        Node list = root.lookup(".timeline");
        if (list != null) list.requestFocus();
        keyboard.press(code);
    }

    /** Of everybody, the person with the most first, each person's newest first. */
    private List<DocumentLine> documents() {
        Desk desk = subject.desk();
        PatientRegister register = desk.patients().register(desk.session());
        List<List<DocumentLine>> charts = new ArrayList<>();
        for (int i = 0; i < register.size(); i++) {
            PatientId patient = register.line(i).id();
            charts.add(desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT));
        }
        charts.sort(Comparator.<List<DocumentLine>>comparingInt(List::size).reversed());
        return charts.stream().flatMap(List::stream).toList();
    }

    private static Optional<DocumentLine> one(List<DocumentLine> all, Predicate<DocumentLine> wanted) {
        return all.stream().filter(wanted).findFirst();
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
