package fr.havre.ui;

import fr.havre.ui.patients.PatientsView;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.util.EnumSet;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes what stands behind the door quick while somebody types: the frame with a list of lines of nobody, and one of plain
 * lines, are dressed in our rules and laid out, so that classes are loaded, rules read and fonts measured. Nobody sees it,
 * nothing of a vault is in it, and it is thrown away.
 *
 * <p>Threads: any but the FX thread; a scene that no window shows is the toolkit's to make anywhere.
 */
public final class Rehearsal {
    private static final int LINES = 30;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 760;
    /** The second time lays out cells that the first has made; what is compiled by then is quick when it counts. */
    private static final int TIMES = 3;

    private Rehearsal() { }

    /**
     * Less than a second of one processor, once.
     *
     * @param theme its rules, which the door has only some of
     */
    public static void run(String theme, Language language) {
        LiveWords words = new LiveWords(language);
        ShellView shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        scene.setUserAgentStylesheet(theme);
        scene.getStylesheets().addAll(Look.sheets());
        for (int i = 0; i < TIMES; i++) {
            shell.show(Place.HOME, home());
            shell.show(Place.PATIENTS, PatientsView.ofNobody(words));
        }
    }

    private static Node home() {
        VBox page = new VBox(new Label("–", new FontIcon("fth-refresh-cw")), new Button("–"), new ListView<>(
                FXCollections.observableArrayList(IntStream.range(0, LINES).mapToObj(Integer::toString).toList())));
        page.getStyleClass().addAll("page", "home");
        return page;
    }
}
