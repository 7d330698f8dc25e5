package fr.havre.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Pdfs;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the viewer in target/screens. */
class ViewerScreensTest {
    @TempDir static Path folder;
    private static Desk desk;
    private static ShownDocuments documents;

    @BeforeAll static void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 0);
        documents = new ShownDocuments(desk);
    }

    @AfterAll static void close() {
        desk.close();
    }

    private static void draw(String name, DocumentLine line, Look.Theme theme, Language language, int width, int height, String style,
            Consumer<Viewer> before) {
        Screens.on(() -> {
            Viewer viewer = new Viewer(desk, new TestSurroundings(language).get());
            viewer.setStyle(style);
            Screens.laidOut(new StackPane(viewer), width, height);
            viewer.show(line);
            Screens.layOut(viewer.getScene());
            before.accept(viewer);
            Screens.layOut(viewer.getScene());
            Look look = new Look();
            look.themeProperty().set(theme);
            Screens.draw(new StackPane(viewer), width, height, look, Path.of("target/screens/viewer-" + name + ".png"));
            viewer.clear();
            return null;
        });
    }

    private static void find(Viewer viewer, String words) {
        viewer.surface().node().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, false));
        ((TextField) viewer.lookup(".viewer-find .text-field")).setText(words);
    }

    private static void facet(Viewer viewer, int which) {
        viewer.lookupAll(".viewer-facets .toggle-button").stream().map(ToggleButton.class::cast).skip(which).findFirst().orElseThrow().fire();
    }

    @Test void aPageWithWordsFound() {
        DocumentLine line = documents.keep(Pdfs.of("Compte rendu de consultation\n\nMadame, je vois ce jour votre patiente.\nGlycémie : 1,02 g/L\n"
                + "La glycémie reste stable.", "Deuxième page"));
        draw("pdf-light", line, Look.Theme.LIGHT, Language.FRENCH, 640, 700, "", viewer -> find(viewer, "glycemie"));
        draw("pdf-dark", line, Look.Theme.DARK, Language.ENGLISH, 1100, 900, "", _ -> { });
    }

    @Test void aNarrative() {
        DocumentLine line = documents.keep(SampleReports.text(40, "20260110", "<paragraph>Patiente <content styleCode='Bold'>stable</content>, "
                + "<content styleCode='Italics'>sans plainte</content>.</paragraph><list listType='ordered'><item>Poursuivre le traitement</item>"
                + "<item>Contrôle dans trois mois</item></list><table><caption>Constantes</caption><thead><tr><th>Mesure</th><th>Valeur</th>"
                + "<th>Commentaire</th></tr></thead><tbody><tr><td>Pression artérielle</td><td>13/8</td><td rowspan='2'>Au repos, au bras "
                + "gauche, après dix minutes en position assise, confirmée deux fois</td></tr><tr><td>Fréquence cardiaque</td><td>72/min</td>"
                + "</tr></tbody></table>Voir la note<footnote ID='n1'>Mesure faite au cabinet.</footnote>."));
        draw("narrative-light", line, Look.Theme.LIGHT, Language.FRENCH, 640, 700, "", viewer -> {
            ((Button) viewer.lookup(".viewer-header .button")).fire();
            find(viewer, "stable");
        });
        draw("narrative-dark", line, Look.Theme.DARK, Language.ENGLISH, 900, 700, "", _ -> { });
        draw("narrative-large", line, Look.Theme.LIGHT, Language.FRENCH, 900, 1000, "-fx-font-size: 28px;", _ -> { });
    }

    @Test void resultsOverTimeInTwoUnits() {
        DocumentLine last = null;
        String[][] years = {{"20240115", "4.9", "3.9", "6.1", ""}, {"20240612", "5.6", "3.9", "6.1", ""}, {"20250120", "6.8", "3.9", "5.5", "H"},
            {"20250918", "7.4", "3.9", "5.5", "HH"}, {"20260108", "5.2", "3.9", "5.5", "N"}};
        int number = 50;
        for (String[] year : years) {
            String glucose = "14749-6|Glucose à jeun|" + year[1] + "|mmol/L|" + year[2] + "|" + year[3] + "|" + year[4];
            String other = "14749-6|Glucose à jeun|0.9" + number + "|g/L|0.70|1.10|N";
            String cells = "6690-2|Leucocytes|" + (number - 45) + ".2|10*9/L|4|10|";
            last = documents.keep(number < 53 ? SampleReports.biology(number, year[0], glucose, other, cells, "2160-0|Créatinine|58|umol/L|60|110|L")
                    : SampleReports.biology(number, year[0], glucose, cells, "2160-0|Créatinine|158|umol/L|60|110|HH"));
            number++;
        }
        DocumentLine line = last;
        draw("results-light", line, Look.Theme.LIGHT, Language.FRENCH, 720, 820, "", viewer -> facet(viewer, 1));
        draw("results-dark", line, Look.Theme.DARK, Language.ENGLISH, 1100, 820, "", viewer -> facet(viewer, 1));
        draw("results-large", line, Look.Theme.LIGHT, Language.FRENCH, 1100, 1060, "-fx-font-size: 28px;", viewer -> facet(viewer, 1));
    }

    @Test void twoVersionsOfAText() {
        DocumentLine older = documents.keep("Ordonnance du 3 janvier\nParacétamol 1 g trois fois par jour\nRepos une semaine\nRevoir si besoin"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DocumentLine newer = documents.replace(older, "Ordonnance du 3 janvier\nParacétamol 500 mg trois fois par jour\nRevoir si besoin\nPrise de sang");
        draw("compare-light", newer, Look.Theme.LIGHT, Language.FRENCH, 900, 420, "", viewer -> ((Button) viewer.lookupAll(".viewer-bar .button").stream()
                .filter(each -> "Comparer avec une autre version".equals(each.getAccessibleText())).findFirst().orElseThrow()).fire());
    }

    @Test void aDocumentOfAnotherPatient() {
        DocumentLine line = documents.keep(SampleReports.levelOne(60, "Petit", Pdfs.of("Compte rendu")));
        draw("other-patient", line, Look.Theme.LIGHT, Language.FRENCH, 640, 500, "", _ -> { });
        assertEquals(1, line.pages().orElseThrow());
    }
}
