package fr.havre.ui.questionnaires;

import fr.havre.documents.pdf.Paper;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.questionnaires.Question;
import fr.havre.patients.questionnaires.QuestionType;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.ui.profile.ProfileWords;
import fr.havre.ui.words.Language;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A questionnaire on paper: blank with room to write, or with its answers. */
public final class QuestionnairePage {
    private static final String DOTS = "……………………………………………………………………………………………";
    private static final int LINES = 3;

    private final Language language;

    public QuestionnairePage(Language language) {
        this.language = language;
    }

    /**
     * A PDF; some 100 ms, never on the FX thread.
     *
     * @param answers by the id of their question; empty for a blank one
     * @param large letters for who sees badly
     */
    public byte[] pdf(Questionnaire questionnaire, Patient patient, Map<String, String> answers, Instant now, boolean large) {
        String born = patient.traits().birthDate().map(each -> " · " + ProfileWords.day(each)).orElse("");
        Paper.Builder page = Paper.titled(questionnaire.title(), now).language("fr-FR").large(large)
                .footer(questionnaire.title()).shownTitle().boxed(List.of(patient.shownName() + born));
        questionnaire.questions().forEach(each -> put(page, each, answers));
        return page.pdf();
    }

    private void put(Paper.Builder page, Question question, Map<String, String> answers) {
        boolean blank = answers.isEmpty();
        if (!blank && !question.asked(answers)) return;
        switch (question.type()) {
            case GROUP -> page.heading(question.text());
            case DISPLAY -> page.paragraph(question.text());
            default -> page.paragraph(question.text() + "\n" + (blank ? room(question) : answered(question, answers)));
        }
        question.inside().forEach(each -> put(page, each, answers));
    }

    private String answered(Question question, Map<String, String> answers) {
        String answer = answers.getOrDefault(question.id(), "");
        if (answer.isEmpty()) return "–";
        return switch (question.type()) {
            case BOOLEAN -> word(Boolean.parseBoolean(answer) ? "questionnaires.yes" : "questionnaires.no");
            case DATE -> PartialDate.parse(answer).map(ProfileWords::day).orElse(answer);
            default -> question.shown(answer);
        };
    }

    private String room(Question question) {
        return switch (question.type()) {
            case BOOLEAN -> "[   ] " + word("questionnaires.yes") + "        [   ] " + word("questionnaires.no");
            case CHOICE -> question.options().stream().map(each -> "[   ] " + each.text()).collect(Collectors.joining("        "));
            default -> question.type() == QuestionType.TEXT ? (DOTS + "\n").repeat(LINES).strip() : DOTS;
        };
    }

    private String word(String key, Object... values) {
        String pattern = language.texts("window.questionnaires").getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(values);
    }
}
