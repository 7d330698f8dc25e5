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
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A questionnaire being filled: an answer for each question, and which questions are to be asked. */
final class FillViewModel {
    private final Desk desk;
    private final Questionnaires questionnaires;
    private final Background background;
    private final PatientId patient;
    private final Questionnaire questionnaire;
    private final Map<String, StringProperty> answers = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Questionnaires.Kept> kept = new ReadOnlyObjectWrapper<>();

    FillViewModel(Desk desk, Questionnaires questionnaires, Background background, PatientId patient, Questionnaire questionnaire) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.background = background;
        this.patient = patient;
        this.questionnaire = questionnaire;
        questionnaire.all().filter(each -> each.type().answered())
                .forEach(each -> answers.put(each.id(), new SimpleStringProperty("")));
    }

    Questionnaire questionnaire() {
        return questionnaire;
    }

    StringProperty answer(Question question) {
        return answers.get(question.id());
    }

    /** Follows the answers. */
    BooleanBinding asked(Question question) {
        return Bindings.createBooleanBinding(() -> question.asked(spelt()), answers.values().toArray(StringProperty[]::new));
    }

    /** What is an answer already. */
    private Map<String, String> spelt() {
        Map<String, String> now = new HashMap<>();
        questionnaire.all().filter(each -> answers.containsKey(each.id()))
                .forEach(each -> each.spelt(answers.get(each.id()).get()).ifPresent(value -> now.put(each.id(), value)));
        return now;
    }

    void save(LocalDate today) {
        Map<String, String> typed = new LinkedHashMap<>();
        answers.forEach((id, value) -> typed.put(id, value.get()));
        background.run(() -> questionnaires.keep(desk.session(), patient, questionnaire.url(), typed, today), kept::set, problem::set);
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Null until it is kept. */
    ReadOnlyObjectProperty<Questionnaires.Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }
}
