package fr.havre.ui;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/**
 * A real vault and the whole frame over it, driven as a person does: by keys, which are counted. Work is done on other
 * threads; what the FX thread itself asked of a database, a document or a key is written down, and refused.
 */
final class WholeWindow implements AutoCloseable {
    private final Path place;
    private final FrontDoor door;
    private final LiveWords words = new LiveWords(Language.FRENCH);
    private final Background background;
    private final News news;
    private final List<String> waits = Collections.synchronizedList(new ArrayList<>());
    private final TestSurroundings around = new TestSurroundings(words);
    private Desk desk;
    private Drafting drafts;
    private Workplace workplace;
    private Scene scene;
    private int keys;

    /** @param patients how many invented ones to begin with */
    WholeWindow(Path place, int patients, Background background) {
        Screens.on(() -> null);                                     // news may come at once
        this.place = place;
        this.background = background;
        news = new News(background);
        door = SampleDesk.door(place);
        door.onChanges(news::committed);
        desk = SampleDesk.open(door, place, patients);
        door.beforeWork(this::refuseOnScreen);
    }

    private void refuseOnScreen() {
        if (!Platform.isFxApplicationThread()) return;
        String where = Arrays.stream(Thread.currentThread().getStackTrace()).map(StackTraceElement::toString)
                .filter(frame -> frame.startsWith("fr.havre")).limit(12).collect(Collectors.joining("\n  "));
        waits.add(where);
        throw new IllegalStateException("on the screen's thread");
    }

    /** As after unlock. */
    void show() {
        Screens.on(() -> {
            drafts = new Drafting(desk, background);
            workplace = around.workplace(desk, background, news, drafts);
            scene = Screens.laidOut(workplace.view(), 1366, 768);
            workplace.listen(scene);
            return null;
        });
    }

    /** As the window does: what is being typed is sealed, and everything is closed; then the same person comes back. */
    void lockAndUnlock() {
        Map<String, String> typed = Screens.on(drafts::now);
        drafts.seal(typed);
        desk.close();
        Path vault = place.resolve("vault");
        desk = door.unlock(vault, door.people(vault).getFirst().slot(), SampleDesk.PASSPHRASE.toCharArray());
        show();
        settle();
    }

    /** Somebody else sits down; the vault has them already. */
    void signIn(String label, String passphrase) {
        desk.close();
        Path vault = place.resolve("vault");
        desk = door.unlock(vault, door.people(vault).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow()
                .slot(), passphrase.toCharArray());
    }

    /** Choosers and printers. */
    TestOutside outside() {
        return around.outside();
    }

    /** One key, or several held together. */
    void press(KeyCode code, KeyCode... held) {
        keys += 1 + held.length;
        List<KeyCode> with = List.of(held);
        Screens.on(() -> {
            fire(KeyEvent.KEY_PRESSED, "", code, with);
            if (code.isLetterKey() && !with.contains(KeyCode.CONTROL) && !with.contains(KeyCode.ALT)) {
                fire(KeyEvent.KEY_TYPED, code.getName().toLowerCase(words.locale()), KeyCode.UNDEFINED, with);
            }
            fire(KeyEvent.KEY_RELEASED, "", code, with);
            return null;
        });
        settle();
    }

    /** A key for each letter. */
    void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            keys++;
            KeyCode code = letter.equals("/") ? KeyCode.SLASH : KeyCode.getKeyCode(letter.toUpperCase(words.locale()));
            Screens.on(() -> {
                fire(KeyEvent.KEY_PRESSED, "", code == null ? KeyCode.UNDEFINED : code, List.of());
                fire(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED, List.of());
                return null;
            });
        }
        settle();
    }

    /** A text, letter by letter into the field that has the focus, with one look at the screen at the end. */
    void typeAtOnce(String text) {
        Screens.on(() -> {
            text.codePoints().forEach(letter -> fire(KeyEvent.KEY_TYPED, Character.toString(letter), KeyCode.UNDEFINED, List.of()));
            return null;
        });
        settle();
    }

    private void fire(EventType<KeyEvent> type, String text, KeyCode code, List<KeyCode> held) {
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, text, text, code, held.contains(KeyCode.SHIFT),
                held.contains(KeyCode.CONTROL), held.contains(KeyCode.ALT), false));
    }

    /** Lets news arrive and the scene be laid out. */
    void settle() {
        for (int i = 0; i < 2; i++) {
            Screens.on(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return null;
            });
        }
    }

    /** Keys pressed since the last count. */
    int keys() {
        int counted = keys;
        keys = 0;
        return counted;
    }

    /** All words on screen. */
    String text() {
        return Screens.on(() -> text(scene.getRoot()));
    }

    /** All words that can be seen in there. On the FX thread. */
    static String text(Node root) {
        return root.lookupAll("*").stream().filter(WholeWindow::seen)
                .map(node -> node instanceof Labeled label ? label.getText()
                        : node instanceof Text text ? text.getText() : "")
                .filter(text -> text != null && !text.isBlank()).distinct()
                .collect(Collectors.joining("\n"));
    }

    static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.getOpacity() == 0) return false;
        }
        return true;
    }

    /** What the FX thread asked for itself, with where. */
    List<String> waits() {
        return List.copyOf(waits);
    }

    void forgetWaits() {
        waits.clear();
    }

    /** Whether the side bar leads there. */
    boolean offers(Place to) {
        return Screens.on(() -> shell().lookupAll(".side-item").stream()
                .anyMatch(each -> each instanceof ToggleButton button
                        && button.getText().equals(words.now(to.words()))));
    }

    /** Looks at each tab on screen. */
    void tabs() {
        Screens.on(() -> {
            TabPane tabs = (TabPane) scene.getRoot().lookup(".tab-pane");
            tabs.getTabs().forEach(each -> tabs.getSelectionModel().select(each));
            tabs.getSelectionModel().selectFirst();
            return null;
        });
        settle();
    }

    Desk desk() {
        return desk;
    }

    LiveWords words() {
        return words;
    }

    Workplace workplace() {
        return workplace;
    }

    Scene scene() {
        return scene;
    }

    ShellView shell() {
        return (ShellView) workplace.view();
    }

    @Override public void close() {
        desk.close();
    }
}
