package fr.havre.ui.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.access.Role;
import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import fr.havre.directory.Contact;
import fr.havre.directory.SecureAddress;
import fr.havre.documents.DocumentId;
import fr.havre.documents.writing.Addressee;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingException;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.WritingState;
import fr.havre.documents.writing.Written;
import fr.havre.messaging.outgoing.Template;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.patients.ProofType;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.patients.profile.ProfileChanged;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.sending.Proposal;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.WritingDesk;
import fr.havre.ui.chart.ChartView;
import fr.havre.ui.shell.Place;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.NewPerson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One vault for all: what is drawn is drawn before anything is signed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WritingScreensTest {
    private static final String WORDS = "quatre girafes 77 mauves en barque";
    private static final PieceKey LETTER = PieceKey.of("letter");
    private static final PieceKey SUMMARY = PieceKey.of("summary");

    @TempDir static Path folder;
    private static FrontDoor door;
    private static Desk desk;
    private static PatientId marie;
    private static AdmissionId admission;
    private static final List<WritingId> WAITING = new ArrayList<>();
    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);

    @BeforeAll static void open() {
        door = SampleDesk.door(folder);
        desk = SampleDesk.open(door, folder, 0);
        marie = patient("de La Tour Saint-Martin", "Marie-Antoinette");
        note(ProfileKind.ALLERGY, "Pénicilline");
        note(ProfileKind.TREATMENT, "Metformine 1000 mg");
        note(ProfileKind.HISTORY, "Diabète de type 2");
        admission = desk.admissions().create(desk.session(), marie, new AdmissionSituation("Clinique des Tilleuls", "Orthopédie",
                "Prothèse de hanche", LocalDate.parse("2026-12-10"), Optional.empty(), Set.of(Fact.SCHEDULED, Fact.SURGERY), 1))
                .admission().id();
        for (String title : List.of("Courrier au cardiologue", "Demande d’avis ORL")) given(title);
        writing().signing().waiting(desk.session(), false, Set.of()).forEach(each -> WAITING.add(each.id()));
    }

    @AfterAll static void close() {
        desk.close();
    }

    private static PatientId patient(String name, String given) {
        Traits traits = new Traits(name, given, PartialDate.parse("1956-02-17"), Sex.FEMALE, Optional.of("69123"));
        PatientId id = desk.patients().create(desk.session(), new Patients.Draft(traits), Set.of());
        int version = desk.patients().insiAnswered(desk.session(), id, PatientPopulation.testIns(traits, 77), traits, true).version();
        desk.patients().proofChecked(desk.session(), id, version, ProofType.IDENTITY_CARD);
        return id;
    }

    private static void note(ProfileKind kind, String text) {
        desk.profiles().orElseThrow().add(desk.session(), marie, ProfileContent.of(kind, text),
                ProfileSource.practice(PartialDate.parse("2026-11-20").orElseThrow()));
    }

    private static WritingDesk writing() {
        return desk.writing().orElseThrow();
    }

    private static void given(String title) {
        Writing begun = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", title)
                .withText(title, "Cher confrère,\n\nMerci de voir Mme de La Tour Saint-Martin.\n\n# Motif\n- Dyspnée d’effort\n- HTA"));
        writing().writings().give(desk.session(), begun.id(), begun.version());
    }

    private SignViewModel model() {
        SignViewModel model = new SignViewModel(desk, writing(), french.get().background());
        model.read();
        return model;
    }

    private EditorViewModel editor(WritingId id) {
        EditorViewModel model = new EditorViewModel(desk, writing(), french.get().background());
        model.open(id);
        return model;
    }

    private static Writing now(WritingId id) {
        return writing().writings().open(desk.session(), id);
    }

    @Order(1)
    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        WritingId summary = writing().writings().begin(desk.session(), Written.summary(marie)).id();
        draw("sign-wanted", Language.ENGLISH, Look.Theme.DARK, 100, workplace -> list(workplace).getSelectionModel().select(2));
        draw("sign-large", Language.FRENCH, Look.Theme.LIGHT, 200, _ -> { });
        draw("writing-summary", Language.FRENCH, Look.Theme.DARK, 100, workplace -> {
            Tour.all(workplace.view(), Labeled.class).stream().filter(each -> "En cours".equals(each.getText())).findFirst()
                    .map(javafx.scene.control.ToggleButton.class::cast).orElseThrow().fire();
            press(list(workplace), KeyCode.ENTER);
        });
        writing().writings().discard(desk.session(), summary);
    }

    private void draw(String name, Language language, Look.Theme theme, int percent, Consumer<Workplace> before) {
        TestSurroundings around = new TestSurroundings(language);
        int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
        Screens.on(() -> {
            Workplace workplace = around.workplace(desk);
            workplace.go(Place.SIGN);
            Screens.laidOut(workplace.view(), width, width * 9 / 16);
            before.accept(workplace);
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(percent);
            Screens.draw(workplace.view(), width, width * 9 / 16, look, Path.of("target/screens/" + name + "-"
                    + theme.name().toLowerCase(Locale.ROOT) + "-" + language.locale() + "-" + width + ".png"));
            return null;
        });
    }

    @SuppressWarnings("unchecked")      // the list of this place
    private static ListView<SignRow> list(Workplace workplace) {
        return (ListView<SignRow>) workplace.view().lookup(".sign-list");
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void release(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
    }

    private static WritingException.Code refused(javafx.beans.value.ObservableValue<Exception> problem) {
        return ((WritingException) problem.getValue()).code();
    }

    @Order(2)
    @Test void aSummaryWhoseChartHasChangedIsShownAnewInTheEditorBeforeItIsSigned() {
        WritingId id = writing().writings().begin(desk.session(), Written.summary(marie)).id();
        EditorViewModel model = editor(id);
        String before = model.readingProperty().get().seen();
        note(ProfileKind.HISTORY, "Hypertension");
        model.sign(_ -> { });
        assertEquals(WritingException.Code.CHANGED_MEANWHILE, refused(model.problemProperty()));
        assertEquals(WritingState.DRAFT, now(id).state());
        assertFalse(before.equals(model.readingProperty().get().seen()), "the sheet with the line is shown");
        before = model.readingProperty().get().seen();
        var listening = model.follow(french.news());
        note(ProfileKind.HISTORY, "Asthme");
        french.news().committed(List.of(new ProfileChanged(marie)));
        assertFalse(before.equals(model.readingProperty().get().seen()), "shown as soon as it is known");
        listening.forEach(fr.havre.ui.News.Listening::close);
        model.sign(_ -> { });
        assertEquals(WritingState.SIGNED, now(id).state());
    }

    @Order(2)
    @Test void aSummaryToSignIsShownAnewWhenItsChartChanges() {
        Writing begun = writing().writings().begin(desk.session(), Written.summary(marie));
        writing().writings().give(desk.session(), begun.id(), begun.version());
        SignViewModel model = model();
        model.chosenProperty().set(model.rows().stream().filter(row -> row.key().equals(begun.id().toString())).findFirst().orElseThrow());
        String before = model.shownProperty().get().seen();
        var listening = model.follow(french.news());
        note(ProfileKind.HISTORY, "Goutte");
        french.news().committed(List.of(new ProfileChanged(marie)));
        assertFalse(before.equals(model.shownProperty().get().seen()));
        listening.forEach(fr.havre.ui.News.Listening::close);
        note(ProfileKind.HISTORY, "Arthrose");
        model.sign(_ -> { });
        assertEquals(WritingException.Code.CHANGED_MEANWHILE, refused(model.problemProperty()));
        model.sign(_ -> { });
        assertEquals(WritingState.SIGNED, now(begun.id()).state(), "what was refused was read again");
    }

    @Order(2)
    @Test void whatIsTypedIsKeptAtAPauseAndShownOnTheSheet() {
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "")).id();
        EditorViewModel model = editor(id);
        model.titleProperty().set("Un titre");
        model.bodyProperty().set("Un début");
        assertTrue(model.unsavedProperty().get());
        String before = model.readingProperty().get().seen();
        model.pause();
        assertFalse(model.unsavedProperty().get());
        assertEquals("Un début", now(id).written().body());
        assertFalse(before.equals(model.readingProperty().get().seen()), "the sheet is drawn anew");
        model.use(writing().templates().named(desk.session(), "Adressage pour hospitalisation").orElseThrow());
        assertTrue(model.bodyProperty().get().contains("- Pénicilline"), model.bodyProperty().get());
        assertEquals("96349-6", now(id).written().type());
        model.sign(_ -> { });
        assertEquals(WritingException.Code.FIELD_LEFT, ((WritingException) model.problemProperty().get()).code());
        model.bodyProperty().set("Cher confrère");
        List<DocumentId> signed = new ArrayList<>();
        model.sign(signed::add);
        assertEquals(now(id).document().stream().toList(), signed);
    }

    @Order(2)
    @Test void wordsThatSomebodyElseChangedMeanwhileAreLostOnNeitherSide() {
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Titre")).id();
        EditorViewModel model = editor(id);
        writing().writings().keep(desk.session(), id, 1, now(id).written().withText("Titre", "Les leurs"));
        model.bodyProperty().set("Les miens");
        model.pause();
        assertEquals("Les leurs", now(id).written().body());
        assertEquals("Les leurs", model.theirsProperty().get().writing().written().body());
        Typed left = Typed.parse(model.unkept().orElseThrow().text()).orElseThrow();
        EditorViewModel again = new EditorViewModel(desk, writing(), french.get().background());
        again.open(id, Optional.of(left));
        assertEquals("Les miens", again.bodyProperty().get(), "given back, and asked again");
        assertEquals("Les leurs", again.theirsProperty().get().writing().written().body());
        again.takeTheirs();
        assertEquals("Les leurs", again.bodyProperty().get());
        assertEquals(Optional.empty(), again.unkept());
        model.keepMine();
        assertEquals("Les miens", now(id).written().body());
        assertEquals(Optional.empty(), model.unkept());
        assertEquals(null, model.problemProperty().get());
        writing().writings().discard(desk.session(), id);
    }

    @Order(2)
    @Test void whatWasTypedAtALockIsGivenBackAfterIt() {
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Titre")).id();
        fr.havre.ui.Surroundings around = french.over(desk);
        List<Node> shown = new ArrayList<>();
        var sealed = Screens.on(() -> {
            LetterPen pen = new LetterPen(desk, writing(), around, java.time.InstantSource.system(), shown::add, _ -> { });
            pen.open(id);
            ((TextArea) ((EditorView) shown.getFirst()).firstField()).setText("Pas encore gardé");
            return around.drafts().now();
        });
        around.drafts().seal(sealed);
        assertEquals("", now(id).written().body());
        Screens.on(() -> {
            LetterPen pen = new LetterPen(desk, writing(), french.over(desk), java.time.InstantSource.system(), shown::add, _ -> { });
            pen.open(id);
            assertEquals("Pas encore gardé", ((TextArea) ((EditorView) shown.getLast()).firstField()).getText());
            return null;
        });
        assertEquals("Pas encore gardé", now(id).written().body());
        writing().writings().discard(desk.session(), id);
    }

    @Test void aReopenedLetterIsAddressedToWhomItGoesNow() {
        desk.directory().contacts().add(new Contact.Typed("Docteur Amélie Aubin", "Dermatologie", "Brest", "",
                "amelie.aubin@medecin.mssante.fr", SecureAddress.Kind.CAB, OptionalLong.empty()));
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Avis")
                .withText("Avis", "Merci.")).id();
        EditorViewModel first = editor(id);
        first.mailboxes().typedProperty().set("aubin");
        first.mailboxes().accept();
        assertEquals("Docteur Amélie Aubin\nBrest", now(id).written().addressee());
        EditorViewModel again = editor(id);
        again.mailboxes().chosen().clear();
        assertEquals("", again.addresseeProperty().get());
        again.mailboxes().typedProperty().set("dr.autre@chu.mssante.fr");
        again.mailboxes().accept();
        assertFalse(again.addresseeProperty().get().contains("Aubin"), "it no longer goes there");
        writing().writings().discard(desk.session(), id);
    }

    @Order(2)
    @Test void whoIsChosenInTheDirectoryStandsOnTheSheetIsKeptAndIsProposedWhenSending() {
        desk.directory().contacts().add(new Contact.Typed("Cabinet de cardiologie des Tilleuls", "Cardiologie", "Rennes", "",
                "cabinet@tilleuls-cardio.mssante.fr", SecureAddress.Kind.CAB, OptionalLong.empty()));
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Avis")
                .withText("Avis", "Merci de voir cette patiente.")).id();
        EditorViewModel model = editor(id);
        model.mailboxes().typedProperty().set("tilleuls");
        model.mailboxes().accept();
        assertEquals(List.of(new Addressee("cabinet@tilleuls-cardio.mssante.fr", "Cabinet de cardiologie des Tilleuls")),
                now(id).written().sentTo(), "kept at once");
        assertEquals("Cabinet de cardiologie des Tilleuls\nRennes", now(id).written().addressee());
        model.addresseeProperty().set("Docteur Tilleul");
        model.mailboxes().typedProperty().set("dr.autre@chu.mssante.fr");
        model.mailboxes().accept();
        assertEquals("Docteur Tilleul", now(id).written().addressee(), "what was typed is not written over");
        assertEquals(2, editor(id).mailboxes().chosen().size(), "opened again, they are there");
        assertEquals(2, Typed.parse(new Typed(id, 1, "", "", "", false, now(id).written().sentTo()).text()).orElseThrow().sentTo().size());
        List<DocumentId> signed = new ArrayList<>();
        model.sign(signed::add);
        Proposal proposal = desk.sending().orElseThrow().propose(desk.session(), signed);
        assertEquals(2, proposal.preselected());
        assertEquals("Cabinet de cardiologie des Tilleuls", proposal.colleagues().getFirst().name());
        WritingId other = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Avis")
                .withText("Avis", "Pour le travail.").withSentTo(List.of(new Addressee("travail@sante.mssante.fr", "Médecine du travail"))))
                .id();
        editor(other).sign(signed::add);
        Proposal both = desk.sending().orElseThrow().propose(desk.session(), signed);
        assertEquals(0, both.preselected(), "a letter to one is not proposed to another");
        assertEquals(3, both.colleagues().size());
    }

    @Order(2)
    @Test void aSignedLetterIsCorrectedFromTheChartWithOneKeyAndItsCorrectionGoneOnWith() {
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "À corriger")
                .withText("À corriger", "Dose : 10 mg")).id();
        DocumentId first = writing().signing().sign(desk.session(), id, writing().signing().read(desk.session(), id).seen());
        Screens.on(() -> {
            Workplace workplace = french.workplace(desk);
            workplace.openDocument(marie, first);
            Screens.laidOut(workplace.view(), 1366, 768);
            press(Tour.all(workplace.view(), ChartView.class).getFirst(), KeyCode.C);
            EditorView editor = (EditorView) workplace.view().lookup(".writing");
            assertEquals("Dose : 10 mg", ((TextArea) editor.firstField()).getText());
            assertTrue(Tour.all(editor, Labeled.class).stream().anyMatch(each -> "Correction d’un courrier signé".equals(each.getText())));
            ((TextArea) editor.firstField()).setText("Dose : 5 mg");
            editor.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            press(Tour.all(workplace.view(), ChartView.class).getFirst(), KeyCode.C);
            EditorView again = (EditorView) workplace.view().lookup(".writing");
            assertEquals("Dose : 5 mg", ((TextArea) again.firstField()).getText(), "the same correction");
            again.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, true));
            return null;
        });
        assertTrue(desk.documents().line(desk.session(), first).replacedBy().isPresent(), "it took its place");
    }

    @Order(3)
    @Test void aShortWordThenTabBecomesThePracticesText() {
        desk.mailDesk().orElseThrow().templates().save(desk.session(), new Template(Optional.empty(), Template.Kind.SNIPPET, "cdt", "",
                "Bien confraternellement, pour {patient.name}.", false));
        WritingId id = writing().writings().begin(desk.session(), Written.letter(marie, "11488-4", "Titre")).id();
        Screens.on(() -> {
            EditorView view = new EditorView(editor(id), french.over(desk), java.time.InstantSource.system(), _ -> { });
            Screens.laidOut(view, 1366, 768);
            TextArea body = (TextArea) view.firstField();
            body.setText("Merci. cdt");
            body.positionCaret(body.getLength());
            press(body, KeyCode.TAB);
            assertEquals("Merci. Bien confraternellement, pour de La Tour Saint-Martin Marie-Antoinette.", body.getText());
            return null;
        });
        writing().writings().discard(desk.session(), id);
    }

    @Order(4)
    @Test void oneKeySignsWhatIsShownAndGoesToTheNext() {
        Screens.on(() -> {
            SignViewModel model = model();
            List<WritingId> opened = new ArrayList<>();
            SignView view = new SignView(model, french.over(desk), java.time.InstantSource.system(), opened::add, _ -> { });
            Screens.laidOut(view, 1366, 768);
            assertEquals(WAITING, model.rows().stream().flatMap(row -> row instanceof SignRow.Text text
                    ? List.of(text.writing().id()).stream() : List.<WritingId>of().stream()).toList());
            press(view.firstField(), KeyCode.S);
            assertEquals(WritingState.SIGNED, now(WAITING.getFirst()).state());
            assertEquals(WAITING.get(1).toString(), model.chosenProperty().get().key());
            release(view.firstField(), KeyCode.S);
            press(view.firstField(), KeyCode.S);
            assertEquals(WritingState.TO_SIGN, now(WAITING.get(1)).state(), "its page is not drawn yet");
            Screens.laidOut(view, 1366, 768);
            press(view.firstField(), KeyCode.S);
            assertEquals(WritingState.TO_SIGN, now(WAITING.get(1)).state(), "the key is held");
            press(view.firstField(), KeyCode.R);
            TextField reason = Tour.all(view, TextField.class).stream().filter(each -> "Pourquoi le renvoyer".equals(each.getPromptText()))
                    .findFirst().orElseThrow();
            reason.setText("Précisez la date");
            reason.fireEvent(new javafx.event.ActionEvent());
            assertEquals(Optional.of("Précisez la date"), now(WAITING.get(1)).reason());
            assertTrue(model.chosenProperty().get() instanceof SignRow.Wanted, "what the hospital waits for is next");
            return null;
        });
    }

    @Order(5)
    @Test void whatAHospitalWaitsForIsProposedSignedAndNamedAsItsPiece() {
        SignViewModel model = model();
        assertEquals(2, model.rows().stream().filter(SignRow.Wanted.class::isInstance).count());
        for (PieceKey key : List.of(LETTER, SUMMARY)) {
            model.chosenProperty().set(model.rows().stream().filter(row -> row.key().endsWith("/" + key)).findFirst().orElseThrow());
            List<WritingId> begun = new ArrayList<>();
            model.open(begun::add);
            EditorViewModel editor = editor(begun.getFirst());
            assertTrue(editor.addresseeProperty().get().contains("Clinique des Tilleuls"));
            if (key.equals(LETTER)) assertTrue(editor.bodyProperty().get().contains("Prothèse de hanche"));
            editor.sign(_ -> { });
            assertEquals(null, editor.problemProperty().get());
            assertEquals(PieceState.RECEIVED, desk.admissions().open(desk.session(), admission).piece(key).state());
        }
        model.read();
        assertEquals(0, model.rows().stream().filter(SignRow.Wanted.class::isInstance).count());
    }

    @Order(6)
    @Test void aSecretarySeesWhatCameBackAndCannotSign() throws Exception {
        UUID sophie = desk.unlocked().people().add(NewPerson.of("SL", "Sophie Lenoir", Role.SECRETARY.name(), true),
                WORDS.toCharArray()).slot();
        desk.close();
        desk = door.unlock(folder.resolve("vault"), sophie, WORDS.toCharArray());
        SignViewModel model = model();
        assertFalse(model.maySign());
        assertEquals(WAITING.get(1).toString(), model.rows().getFirst().key());
        Screens.on(() -> {
            SignView view = new SignView(model, french.over(desk), java.time.InstantSource.system(), _ -> { }, _ -> { });
            Screens.laidOut(view, 1366, 768);
            assertFalse(Tour.all(view, Labeled.class).stream().anyMatch(each -> each.isVisible() && String.valueOf(each.getText()).startsWith("Signer")));
            press(view.firstField(), KeyCode.S);
            assertEquals(WritingState.SENT_BACK, now(WAITING.get(1)).state());
            return null;
        });
        EditorViewModel editor = editor(WAITING.get(1));
        editor.bodyProperty().set("Vue le 24 novembre.");
        editor.give(() -> { });
        assertEquals(WritingState.TO_SIGN, now(WAITING.get(1)).state());
    }
}
