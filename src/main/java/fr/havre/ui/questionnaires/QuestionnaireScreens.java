package fr.havre.ui.questionnaires;

import fr.havre.patients.PatientId;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.words.Language;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Questionnaires of patients over their charts. What is being filled is given back after a lock, or after it was left. */
public final class QuestionnaireScreens {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Questionnaires questionnaires;
    private final Surroundings around;
    private final InstantSource time;
    private Optional<FillViewModel> current = Optional.empty();
    private Optional<Unsaved> unsaved = Optional.empty();

    /** Once for a desk. */
    public QuestionnaireScreens(Desk desk, Questionnaires questionnaires, Surroundings around, InstantSource time) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.around = around;
        this.time = time;
        around.drafts().keep("questionnaire", () -> current.flatMap(FillViewModel::unsaved).or(() -> unsaved).map(Unsaved::text),
                text -> Unsaved.parse(text).ifPresent(this::offer));
    }

    /** What there is for a patient. */
    public void open(PatientId patient) {
        QuestionnairesSheet sheet = new QuestionnairesSheet(desk, questionnaires, this, around, time, patient);
        around.sheets().show(sheet, () -> { });
        sheet.firstField().requestFocus();
    }

    /** Puts it before whoever answers; what was not kept of the same is there again. */
    void fill(PatientId patient, Questionnaire form, Language language) {
        FillViewModel model = new FillViewModel(desk, questionnaires, around.background(), patient, form);
        unsaved.filter(each -> each.isOf(patient, form.url())).ifPresent(before -> {
            model.resume(before);
            unsaved = Optional.empty();
        });
        FillSheet sheet = new FillSheet(model, around, language, today());
        around.sheets().show(sheet, () -> left(model));
        current = Optional.of(model);
        sheet.firstField().requestFocus();
    }

    /** By mistake or not: it can be taken up again. */
    private void left(FillViewModel model) {
        current = Optional.empty();
        model.unsaved().ifPresent(this::offer);
    }

    private void offer(Unsaved before) {
        unsaved = Optional.of(before);
        around.notices().offering(() -> around.words().now("questionnaires.unsaved"), "questionnaires.resume", () -> resume(before));
    }

    private void resume(Unsaved before) {
        Language language = around.words().languageProperty().get();
        around.background().run(() -> questionnaires.find(desk.session(), before.url(), language.locale().getLanguage()), form -> {
            around.navigator().openPatient(before.patient());
            fill(before.patient(), form, language);
        }, around.notices()::problem);
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), FRANCE);
    }
}
