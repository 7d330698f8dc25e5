package fr.havre.ui.questionnaires;

import atlantafx.base.theme.Styles;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.questionnaires.Filled;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.ui.Desk;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Surroundings;
import fr.havre.ui.profile.OtherPersonSheet;
import fr.havre.ui.profile.ProfileWords;
import fr.havre.ui.shell.Fields;
import fr.havre.ui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which questionnaire, and what with it; below, what this patient has answered. Enter fills the one that is selected. */
final class QuestionnairesSheet extends VBox {
    private static final double WIDE = 760;
    private static final double THREE_LINES = 132;
    /** Patient questionnaire, JDV_J07. */
    private static final String TYPE = "74465-6";

    private final Desk desk;
    private final Questionnaires questionnaires;
    private final QuestionnaireScreens screens;
    private final Surroundings around;
    private final InstantSource time;
    private final PatientId patient;
    private final LiveWords words;
    private final ListView<Questionnaire> blank = new ListView<>();
    private final ListView<Filled> filled = new ListView<>();
    private final CheckBox large = new CheckBox();
    private final ComboBox<Language> language;

    QuestionnairesSheet(Desk desk, Questionnaires questionnaires, QuestionnaireScreens screens, Surroundings around,
            InstantSource time, PatientId patient) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.screens = screens;
        this.around = around;
        this.time = time;
        this.patient = patient;
        words = around.words();
        Fields fields = new Fields(words);
        getStyleClass().add("sheet");
        setMaxSize(WIDE, USE_PREF_SIZE);
        list(blank, "questionnaires.title", Questionnaire::title);
        list(filled, "questionnaires.answered", each -> ProfileWords.day(PartialDate.of(each.answeredOn())) + " · " + title(each));
        Label none = fields.sentence("questionnaires.answered.none");
        none.getStyleClass().add(Styles.TEXT_MUTED);
        filled.setPlaceholder(none);
        blank.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) fill();
        });
        language = fields.choice(FXCollections.observableArrayList(Language.values()), each -> words.now("settings.language." + each));
        language.setValue(words.languageProperty().get());
        language.valueProperty().addListener((_, _, _) -> load());
        language.accessibleTextProperty().bind(words.bound("questionnaires.language"));
        large.textProperty().bind(words.bound("profile.page.large"));
        Button fill = fields.button("questionnaires.fill", this::fill);
        fill.getStyleClass().add(Styles.ACCENT);
        Button close = fields.button("questionnaires.close", around.sheets()::close);
        close.setCancelButton(true);
        HBox last = new HBox(close);
        last.setAlignment(Pos.CENTER_RIGHT);
        FlowPane with = new FlowPane(8, 6, fill, fields.button("questionnaires.print", () -> chosen(blank).ifPresent(each ->
                print(each, Map.of()))), fields.button("questionnaires.document", () -> chosen(blank).ifPresent(each ->
                document(each, Map.of()))), fields.button("questionnaires.read", this::readQuestionnaire), language, large);
        with.setAlignment(Pos.CENTER_LEFT);
        FlowPane answers = new FlowPane(8, 6, fields.button("questionnaires.print", () -> chosen(filled).ifPresent(each ->
                known(each).ifPresent(form -> print(form, each.answers())))), fields.button("questionnaires.document",
                () -> chosen(filled).ifPresent(each -> known(each).ifPresent(form -> document(form, each.answers())))),
                fields.button("questionnaires.read-answers", this::readAnswers));
        var title = fields.title("questionnaires.title");
        title.getStyleClass().add(Styles.TITLE_4);
        getChildren().addAll(title, blank, with, fields.sentence("questionnaires.answered"), filled, answers, last);
        load();
    }

    Node firstField() {
        return blank;
    }

    private <T> void list(ListView<T> list, String name, java.util.function.Function<T, String> text) {
        list.setPrefHeight(THREE_LINES);
        list.getStyleClass().add("questionnaire-list");
        list.accessibleTextProperty().bind(words.bound(name));
        list.setCellFactory(_ -> new ListCell<>() {
            {
                setWrapText(true);
                setPrefWidth(0);
                getStyleClass().add("questionnaire-text");
            }

            @Override protected void updateItem(T one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null ? null : text.apply(one));
            }
        });
    }

    private void load() {
        String wanted = language.getValue().locale().getLanguage();
        around.background().run(() -> questionnaires.known(desk.session(), wanted), known -> {
            fill(blank, known);
            filled.refresh();
        }, around.notices()::problem);
        around.background().run(() -> questionnaires.of(desk.session(), patient), known -> fill(filled, known),
                around.notices()::problem);
    }

    private static <T> void fill(ListView<T> list, List<T> items) {
        int before = list.getSelectionModel().getSelectedIndex();
        list.setItems(FXCollections.observableArrayList(items));
        list.getSelectionModel().clearAndSelect(Math.max(0, Math.min(before, items.size() - 1)));
    }

    private static <T> Optional<T> chosen(ListView<T> list) {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /** The form of answers, where it is still known. */
    private Optional<Questionnaire> known(Filled answers) {
        return blank.getItems().stream().filter(each -> each.url().equals(answers.url())).findFirst();
    }

    /** In the language of the questionnaires, where it is still known. */
    private String title(Filled answers) {
        return known(answers).map(Questionnaire::title).orElse(answers.title());
    }

    private void fill() {
        chosen(blank).ifPresent(each -> screens.fill(patient, each, language.getValue()));
    }

    private Callable<byte[]> page(Questionnaire form, Map<String, List<String>> answers) {
        Language of = language.getValue();
        boolean print = large.isSelected();
        return () -> new QuestionnairePage(of).pdf(form, desk.patients().open(desk.session(), patient), answers,
                time.instant(), print);
    }

    private void print(Questionnaire form, Map<String, List<String>> answers) {
        around.background().run(page(form, answers), pdf -> around.outside().print(pdf, words.now("questionnaires.job"), done -> {
            if (!done) around.notices().say(() -> words.now("profile.page.none"));
        }), around.notices()::problem);
    }

    /** In the chart it is sent like any other document. */
    private void document(Questionnaire form, Map<String, List<String>> answers) {
        Callable<byte[]> page = page(form, answers);
        ImportWish wish = new ImportWish(Optional.of(patient), Optional.of(TYPE), Optional.of(PartialDate.of(screens.today())),
                Optional.of(form.title()), false);
        around.background().run(() -> desk.documents().importDocument(desk.session(), DocumentSource.of(page.call()),
                new Origin(Origin.Kind.WRITTEN_HERE, time.instant(), "", Optional.empty()), wish), outcome -> {
            Optional<DocumentId> kept = switch (outcome) {
                case ImportOutcome.Imported imported -> Optional.of(imported.document());
                case ImportOutcome.AlreadyThere there -> Optional.of(there.document());
                case ImportOutcome.NeedsPatient _, ImportOutcome.Unpacked _ -> Optional.empty();
                case ImportOutcome.Refused refused -> {
                    around.notices().problem(refused.reason());
                    yield Optional.empty();
                }
            };
            kept.ifPresent(id -> {
                around.sheets().close();
                around.navigator().openDocument(patient, id);
                around.notices().say(() -> words.now("questionnaires.in-chart"));
            });
        }, around.notices()::problem);
    }

    private void readQuestionnaire() {
        around.outside().files(words.now("questionnaires.read")).stream().findFirst().ifPresent(file ->
                around.background().run(() -> questionnaires.read(desk.session(), bytes(file)), _ -> load(),
                        around.notices()::problem));
    }

    private void readAnswers() {
        around.outside().files(words.now("questionnaires.read-answers")).stream().findFirst().ifPresent(file -> read(file, false));
    }

    private void read(Path file, boolean whateverItNames) {
        around.background().run(() -> questionnaires.readAnswers(desk.session(), patient, bytes(file), whateverItNames), kept -> {
            load();
            around.notices().say(() -> words.now("questionnaires.kept", kept.proposed().added()));
        }, failure -> {
            boolean other = failure instanceof FhirException refused && refused.code() == FhirException.Code.OTHER_PERSON;
            if (other) around.sheets().show(new OtherPersonSheet(around, () -> read(file, true)), () -> { });
            else around.notices().problem(failure);
        });
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > FhirJson.LARGEST_BYTES) throw new FhirException(FhirException.Code.TOO_LARGE);
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new FhirException(FhirException.Code.NOT_READABLE);
        }
    }
}
