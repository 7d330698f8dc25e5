package fr.havre.ui.questionnaires;

import fr.havre.patients.PatientId;
import fr.havre.patients.questionnaires.Question;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.patients.questionnaires.Questionnaires;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A questionnaire being filled: what is answered to each question, and which questions are to be asked. */
final class FillViewModel {
    private final Desk desk;
    private final Questionnaires questionnaires;
    private final Background background;
    private final PatientId patient;
    private final Questionnaire questionnaire;
    private final Map<String, Answering> answers = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Questionnaires.Kept> kept = new ReadOnlyObjectWrapper<>();
    private boolean givenUp;

    FillViewModel(Desk desk, Questionnaires questionnaires, Background background, PatientId patient, Questionnaire questionnaire) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.background = background;
        this.patient = patient;
        this.questionnaire = questionnaire;
        questionnaire.all().filter(each -> each.type().answered()).forEach(each -> answers.put(each.id(), new Answering(each)));
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    Answering answer(Question question) {
        return answers.get(question.id());
    }

    /** Follows the answers. */
    BooleanBinding asked(Question question) {
        return Bindings.createBooleanBinding(() -> question.asked(spelt()), answers.values().stream()
                .flatMap(each -> each.all().stream()).toArray(Observable[]::new));
    }

    /** What is an answer already. */
    private Map<String, List<String>> spelt() {
        Map<String, List<String>> now = new HashMap<>();
        questionnaire.all().filter(each -> answers.containsKey(each.id())).forEach(each -> {
            List<String> right = answers.get(each.id()).answers().stream().flatMap(typed -> each.spelt(typed).stream()).toList();
            if (!right.isEmpty()) now.put(each.id(), right);
        });
        return now;
    }

    void save(LocalDate today) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        answers.forEach((id, answer) -> typed.put(id, answer.answers()));
        background.run(() -> questionnaires.keep(desk.session(), patient, questionnaire.url(), typed, today), kept::set, problem::set);
    }

    /** What was typed is not wanted. */
    void giveUp() {
        givenUp = true;
    }

    /** What would be lost if this ended now. */
    Optional<Unsaved> unsaved() {
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        answers.forEach((id, answer) -> {
            if (!answer.unsaved().isEmpty()) said.put(id, answer.unsaved());
        });
        return givenUp || kept.get() != null || said.isEmpty() ? Optional.empty() : Optional.of(new Unsaved(patient, questionnaire.url(), said));
    }

    /** Goes on with what was not kept; what the questionnaire no longer asks is left out. */
    void resume(Unsaved before) {
        before.said().forEach((id, said) -> Optional.ofNullable(answers.get(id)).ifPresent(answer -> answer.resume(said)));
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Null until it is kept. */
    ReadOnlyObjectProperty<Questionnaires.Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }
}
