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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questionnaires of patients over their charts. What is being filled is given back after a lock, or after it was left. */
public final class QuestionnaireScreens {
    private static final ZoneId FRANCE = FrenchZone.here();

    private final Desk desk;
    private final Questionnaires questionnaires;
    private final Surroundings around;
    private final InstantSource time;
    private final List<Unsaved> left = new ArrayList<>();
    private Optional<FillViewModel> current = Optional.empty();

    /** Once for a desk. */
    public QuestionnaireScreens(Desk desk, Questionnaires questionnaires, Surroundings around, InstantSource time) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.around = around;
        this.time = time;
        around.drafts().keep("questionnaire", this::unsaved, text -> Unsaved.parseAll(text).forEach(this::offer));
    }

    private Optional<String> unsaved() {
        List<Unsaved> all = Stream.concat(left.stream(), current.flatMap(FillViewModel::unsaved).stream()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(Unsaved.text(all));
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
        left.stream().filter(each -> each.isOf(patient, form.url())).findFirst().ifPresent(model::resume);
        left.removeIf(each -> each.isOf(patient, form.url()));
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
        left.removeIf(each -> each.isOf(before.patient(), before.url()));
        left.add(before);
        around.notices().offering(() -> around.words().now("questionnaires.unsaved"), "questionnaires.resume", () -> resume(before));
    }

    /** Nothing once it was gone on with another way: an empty form is not what was typed. */
    private void resume(Unsaved before) {
        if (!left.contains(before)) return;
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
