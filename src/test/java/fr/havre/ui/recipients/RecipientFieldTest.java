package fr.havre.ui.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.directory.Contact;
import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.SecureAddress;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.samples.People;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.words.Language;
import fr.havre.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientFieldTest {
    private static final Recipient PATIENT = Recipient.of(new MailAddress("185037511600142@patient.mssante.fr"), "Zoé LEFÈVRE");
    private TestVault vault;
    private DirectorySandbox sandbox;
    private Directory directory;
    @TempDir private Path folder;

    @BeforeEach void open() throws Exception {
        vault = TestVault.in(folder);
        sandbox = DirectorySandbox.start(0, People.load().professionals(), vault.time());
        sandbox.aSecond(1000);
        directory = new Directory(vault.administrative(), () -> { }, vault.time());
        directory.connect(new DirectoryConnection(sandbox.baseUri(), DirectorySandbox.KEY));
        directory.contacts().add(new Contact.Typed("Cabinet de cardiologie des Tilleuls", "Cardiologie", "Rennes", "",
                "cabinet@tilleuls-cardio.mssante.fr", SecureAddress.Kind.CAB, OptionalLong.empty()));
        directory.find("cardiologie", DirectoryFilter.RECIPIENTS);
        vault.waitFor(Duration.ofDays(4));
        directory.used("cabinet@tilleuls-cardio.mssante.fr");
    }

    @AfterEach void close() {
        directory.close();
        sandbox.close();
        vault.close();
    }

    private RecipientField field(Language language) {
        RecipientsViewModel model = new RecipientsViewModel(directory, new InlineBackground(), Duration.ZERO);
        model.offer(List.of(PATIENT));
        return new RecipientField(model, new LiveWords(language), vault.time());
    }

    private static void press(javafx.scene.Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<Button> chips(RecipientField field) {
        return field.lookupAll(".recipients-chip").stream().map(Button.class::cast).toList();
    }

    private static ListView<?> list(RecipientField field) {
        return (ListView<?>) field.lookup(".recipients-list");
    }

    @Test void isUsedWithTheKeyboardAlone() {
        Screens.on(() -> {
            RecipientField field = field(Language.FRENCH);
            Screens.laidOut(new VBox(field), 800, 600);
            field.input().setText("roussel");
            assertTrue(list(field).isVisible());
            press(field.input(), KeyCode.ENTER);
            assertEquals(List.of("Dr Claire ROUSSEL"), chips(field).stream().map(Button::getText).toList());
            assertEquals("", field.input().getText());
            field.input().setText("lefe");
            press(field.input(), KeyCode.ENTER);
            assertEquals(List.of("Dr Claire ROUSSEL", "Zoé LEFÈVRE"), chips(field).stream().map(Button::getText).toList());
            assertTrue(chips(field).getFirst().getAccessibleText().startsWith("Dr Claire ROUSSEL, destinataire"));
            press(field.input(), KeyCode.BACK_SPACE);
            press(chips(field).getLast(), KeyCode.DELETE);
            assertEquals(List.of("Dr Claire ROUSSEL"), chips(field).stream().map(Button::getText).toList());
            return null;
        });
    }

    @Test void escapeClosesTheListAndLeavesTheNextToTheCaller() {
        Screens.on(() -> {
            RecipientField field = field(Language.FRENCH);
            VBox caller = new VBox(field);
            int[] reached = {0};
            caller.addEventHandler(KeyEvent.KEY_PRESSED, _ -> reached[0]++);
            Screens.laidOut(caller, 800, 600);
            press(field.input(), KeyCode.DOWN);
            assertTrue(list(field).isVisible(), "favourites on the first arrow");
            press(field.input(), KeyCode.ESCAPE);
            assertFalse(list(field).isVisible());
            assertEquals(0, reached[0]);
            press(field.input(), KeyCode.ESCAPE);
            press(field.input(), KeyCode.ENTER);
            assertEquals(2, reached[0], "the caller's Escape and Enter");
            return null;
        });
    }

    @Test void namesEverythingForAScreenReaderAndShowsNoPatientsNumber() {
        Screens.on(() -> {
            RecipientField field = field(Language.ENGLISH);
            Screens.laidOut(new VBox(field), 900, 700);
            press(field.input(), KeyCode.DOWN);
            Screens.laidOut(new VBox(field), 900, 700);
            assertEquals("Recipients", field.input().getAccessibleText());
            assertEquals("Proposed recipients", list(field).getAccessibleText());
            List<String> shown = field.lookupAll(".label").stream().map(each -> ((Label) each).getText()).toList();
            assertTrue(shown.contains("Zoé LEFÈVRE") && shown.contains("The patient"), shown.toString());
            assertTrue(shown.stream().noneMatch(each -> each != null && each.contains("185037")), shown.toString());
            return null;
        });
    }

    @Test void saysWhatToDoWhenNobodyFitsOrTheDirectoryIsAway() {
        Screens.on(() -> {
            RecipientField field = field(Language.FRENCH);
            Screens.laidOut(new VBox(field), 800, 600);
            field.input().setText("zzzzqqq");
            assertTrue(texts(field).stream().anyMatch(each -> each.startsWith("Personne ne correspond")));
            sandbox.networkDown(true);
            field.input().setText("cardiologie");
            assertTrue(list(field).isVisible(), "what is known here is shown all the same");
            assertTrue(texts(field).stream().anyMatch(each -> each.startsWith("L’annuaire national ne répond pas")));
            return null;
        });
    }

    private static List<String> texts(RecipientField field) {
        return field.getChildren().stream().filter(Label.class::isInstance).map(each -> ((Label) each).getText()).toList();
    }

    @Test void isDrawnInBothLooksAndLanguagesAndAtTwiceTheTextSize() {
        Screens.on(() -> {
            for (Language language : Language.values()) {
                for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
                    RecipientField field = field(language);
                    draw(field, theme, 100, "recipients-" + language + "-" + theme);
                }
            }
            draw(field(Language.FRENCH), Look.Theme.LIGHT, 200, "recipients-200");
            return null;
        });
    }

    private static void draw(RecipientField field, Look.Theme theme, int size, String name) {
        VBox page = new VBox(field);
        page.getStyleClass().add("page");
        Look look = new Look();
        look.themeProperty().set(theme);
        look.textSizeProperty().set(size);
        field.input().setText("roussel");
        press(field.input(), KeyCode.ENTER);
        field.input().setText("zoe");
        press(field.input(), KeyCode.ENTER);
        field.input().setText("cardio");
        press(field.input(), KeyCode.DOWN);
        Screens.draw(page, 1000, 620, look, Path.of("target/screens/" + name + ".png"));
        ListView<?> list = list(field);
        assertTrue(list.getHeight() > 100 && list.getWidth() > 500);
        for (javafx.scene.Node each : field.lookupAll(".badge")) {
            assertTrue(((Label) each).getWidth() >= Math.floor(((Label) each).prefWidth(-1)), "cut: " + ((Label) each).getText());
        }
    }
}
