package fr.havre.ui.questionnaires;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.SampleDesk;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.questionnaires.Filled;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Look.Theme;
import fr.havre.ui.Screens;
import fr.havre.ui.Sheets;
import fr.havre.ui.Surroundings;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionnairesSheetTest {
    private static final InstantSource NOW = () -> Instant.parse("2026-11-25T08:00:00Z");

    @TempDir static Path folder;
    private static Desk desk;
    private static PatientId patient;

    private final TestSurroundings around = new TestSurroundings(Language.FRENCH);

    @BeforeAll static void open() {
        desk = SampleDesk.open(SampleDesk.door(folder), folder, 1);
        patient = desk.patients().register(desk.session()).line(0).id();
    }

    @AfterAll static void close() {
        desk.close();
    }

    private static Button button(Node in, String text) {
        return Tour.all(in, Button.class).stream().filter(each -> text.equals(each.getText())).findFirst().orElseThrow();
    }

    private Node sheet() {
        Screens.laidOut((Parent) around.sheet(), 900, 900);
        return around.sheet();
    }

    private QuestionnaireScreens screens() {
        return new QuestionnaireScreens(desk, desk.questionnaires().orElseThrow(), around.over(desk), NOW);
    }

    @Test void severalAnswersAreTickedAndWrittenInTheLanguageOfWhoAnswers() {
        Screens.on(() -> {
            screens().open(patient);
            ComboBox<Language> language = language(sheet());
            language.setValue(Language.ENGLISH);
            ListView<?> forms = Tour.all(sheet(), ListView.class).getFirst();
            forms.getSelectionModel().select(1);
            button(sheet(), "Remplir").fire();
            List<CheckBox> diets = Tour.all(sheet(), CheckBox.class);
            assertEquals(List.of("No salt", "Diabetic", "No gluten", "Vegetarian", "Puréed"), diets.stream().map(CheckBox::getText).toList());
            diets.getFirst().setSelected(true);
            diets.get(2).setSelected(true);
            diets.get(2).setSelected(false);
            diets.get(3).setSelected(true);
            area("Other answers, one a line").setText("Sans porc\nSans lait");
            answer(question("Are you allergic to a medicine, to latex, to a food or to anything else?"), "false");
            answer(question("Do you take any medicines, even without a prescription?"), "false");
            button(sheet(), "Enregistrer").fire();
            assertTrue(around.asked().contains("sheet closed"));
            return null;
        });
        Filled kept = desk.questionnaires().orElseThrow().of(desk.session(), patient).stream()
                .filter(each -> each.url().endsWith("admission")).findFirst().orElseThrow();
        assertEquals(List.of("salt", "vegetarian", "Sans porc", "Sans lait"), kept.answers().get("diet"));
        assertEquals("Questionnaire d’entrée à l’hôpital", kept.title(), "kept in its own language");
    }

    @SuppressWarnings("unchecked")                             // the only box of languages
    private static ComboBox<Language> language(Node in) {
        return Tour.all(in, ComboBox.class).stream().filter(each -> each.getValue() instanceof Language).findFirst().orElseThrow();
    }

    private TextArea area(String prompt) {
        return Tour.all(sheet(), TextArea.class).stream().filter(each -> prompt.equals(each.getPromptText())).findFirst().orElseThrow();
    }

    private ComboBox<?> question(String text) {
        return Tour.all(sheet(), ComboBox.class).stream().filter(each -> text.equals(each.getAccessibleText())).findFirst().orElseThrow();
    }

    @Test void whatWasFilledInAtALockIsGivenBackAfterIt() {
        Surroundings before = around.over(desk);
        var sealed = Screens.on(() -> {
            new QuestionnaireScreens(desk, desk.questionnaires().orElseThrow(), before, NOW).open(patient);
            Tour.all(sheet(), ListView.class).getFirst().getSelectionModel().select(1);
            button(sheet(), "Remplir").fire();
            area("Autres réponses, une par ligne").setText("Sans porc");
            Tour.all(sheet(), CheckBox.class).getFirst().setSelected(true);
            answer(question("Avez-vous besoin d’aide au quotidien\u00a0?"), "some");
            return before.drafts().now();
        });
        before.drafts().seal(sealed);
        Screens.on(() -> {
            QuestionnaireScreens after = screens();
            assertTrue(around.asked().contains("say Un questionnaire n’est pas enregistré. Ce que vous aviez saisi est gardé."));
            after.open(patient);
            Tour.all(sheet(), ListView.class).getFirst().getSelectionModel().select(1);
            button(sheet(), "Remplir").fire();
            assertEquals("Sans porc", area("Autres réponses, une par ligne").getText());
            assertTrue(Tour.all(sheet(), CheckBox.class).getFirst().isSelected());
            assertEquals("some", question("Avez-vous besoin d’aide au quotidien\u00a0?").getValue());
            return null;
        });
    }

    /** One sheet over the other closes the first, as in the window. */
    private Surroundings closing() {
        Surroundings plain = around.over(desk);
        Sheets sheets = new Sheets() {
            private Runnable last = () -> { };

            @Override public void show(Node content, Runnable closed) {
                close();
                last = closed;
                plain.sheets().show(content, closed);
            }

            @Override public void close() {
                Runnable before = last;
                last = () -> { };
                before.run();
            }
        };
        return new Surroundings(plain.words(), plain.background(), plain.navigator(), plain.news(), plain.notices(), sheets,
                plain.outside(), plain.drafts(), plain.window());
    }

    @Test void whatWasGivenUpDoesNotComeBackAndTwoLeftOnesBothDo() {
        Surroundings over = closing();
        Screens.on(() -> {
            QuestionnaireScreens screens = new QuestionnaireScreens(desk, desk.questionnaires().orElseThrow(), over, NOW);
            begin(screens, 1).setText("Sans porc");
            button(sheet(), "Ne rien garder").fire();
            assertFalse(over.drafts().now().containsKey("questionnaire"));
            assertFalse(around.asked().toString().contains("pas enregistré"));
            begin(screens, 1).setText("Sans lait");
            button(sheet(), "Annuler").fire();
            begin(screens, 0);
            answer(Tour.all(sheet(), ComboBox.class).getFirst(), "true");
            button(sheet(), "Annuler").fire();
            assertEquals(2, Unsaved.parseAll(over.drafts().now().get("questionnaire")).size());
            assertEquals("Sans lait", begin(screens, 1).getText());
            button(sheet(), "Ne rien garder").fire();
            assertEquals(1, Unsaved.parseAll(over.drafts().now().get("questionnaire")).size());
            return null;
        });
    }

    private TextArea begin(QuestionnaireScreens screens, int form) {
        screens.open(patient);
        Tour.all(sheet(), ListView.class).getFirst().getSelectionModel().select(form);
        button(sheet(), "Remplir").fire();
        return Tour.all(sheet(), TextArea.class).stream().filter(each -> "Autres réponses, une par ligne".equals(each.getPromptText()))
                .findFirst().orElseGet(TextArea::new);
    }

    @Test void isFilledOnScreenAsksOnlyWhatFollowsAndItsAnswersWaitInTheProfile() {
        Screens.on(() -> {
            screens().open(patient);
            button(sheet(), "Remplir").fire();
            List<?> boxes = Tour.all(sheet(), ComboBox.class);
            int areas = Tour.all(sheet(), TextArea.class).size();
            answer(boxes.getFirst(), "true");
            List<TextArea> now = Tour.all(sheet(), TextArea.class);
            assertEquals(areas + 1, now.size());
            now.getFirst().setText("Latex");
            button(sheet(), "Enregistrer").fire();
            assertFalse(around.asked().contains("sheet closed"), "a question that must be answered is not");
            answer(Tour.all(sheet(), ComboBox.class).get(1), "false");
            button(sheet(), "Enregistrer").fire();
            assertTrue(around.asked().contains("sheet closed"));
            return null;
        });
        assertEquals(2, desk.profiles().orElseThrow().of(desk.session(), patient).proposed(ProfileLane.PATIENT).size());
    }

    @SuppressWarnings("unchecked")                             // every box of this sheet holds codes
    private static void answer(Object box, String code) {
        ((ComboBox<String>) box).setValue(code);
    }

    @Test void becomesADocumentOfTheChartThatIsSentLikeAnyOther() {
        Screens.on(() -> {
            screens().open(patient);
            button(sheet(), "Mettre au dossier pour l’envoyer").fire();
            return null;
        });
        List<DocumentLine> kept = desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT);
        assertEquals("74465-6", kept.getFirst().typeCode());
        assertTrue(around.asked().contains("document " + kept.getFirst().id()));
    }

    @Test void isWrittenOnPaperBlankAndFilled() throws Exception {
        var form = desk.questionnaires().orElseThrow().find(desk.session(), "preanaesthesia");
        var who = desk.patients().open(desk.session(), patient);
        QuestionnairePage page = new QuestionnairePage(Language.FRENCH);
        Files.createDirectories(Path.of("target/screens"));
        byte[] blank = page.pdf(form, who, Map.of(), NOW.instant(), false);
        Files.write(Path.of("target/screens/questionnaire.pdf"), blank);
        assertTrue(blank.length > page.pdf(form, who, Map.of("allergy", List.of("true"), "allergy.which", List.of("Latex"), "teeth",
                List.of("lenses", "Bague")), NOW.instant(), true).length / 4);
    }

    @Test void isDrawn() {
        draw("questionnaires", Theme.LIGHT, Language.FRENCH, 1366, 768, 100, false);
        draw("questionnaire", Theme.DARK, Language.ENGLISH, 1920, 1080, 100, true);
        draw("questionnaire", Theme.LIGHT, Language.FRENCH, 1366, 768, 200, true);
    }

    private void draw(String name, Theme theme, Language language, int width, int height, int letters, boolean fill) {
        Screens.on(() -> {
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(letters);
            TestSurroundings other = new TestSurroundings(language);
            Workplace workplace = other.workplace(desk);
            workplace.openPatient(patient);
            Path file = Path.of("target/screens/" + name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-"
                    + language.locale() + "-" + width + "-" + letters + ".png");
            Screens.laidOut(workplace.view(), width, height);
            Tour.all(workplace.view(), TabPane.class).getFirst().getSelectionModel().select(1);
            workplace.view().applyCss();
            workplace.view().layout();
            button(workplace.view(), other.get().words().now("profile.questionnaires")).fire();
            workplace.view().applyCss();
            workplace.view().layout();
            if (fill) {
                workplace.view().lookupAll(".questionnaire-list").stream().findFirst().map(ListView.class::cast).orElseThrow()
                        .getSelectionModel().select(theme == Theme.DARK ? 1 : 0);
                button(workplace.view(), other.get().words().now("questionnaires.fill")).fire();
                workplace.view().applyCss();
                workplace.view().layout();
                ((javafx.scene.control.ScrollPane) workplace.view().lookup(".sheet .scroll-pane")).setVvalue(theme == Theme.DARK ? 1 : 0);
            }
            Screens.draw(workplace.view(), width, height, look, file);
            return null;
        });
    }
}
