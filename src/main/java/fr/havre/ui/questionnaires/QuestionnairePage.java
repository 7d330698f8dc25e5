package fr.havre.ui.questionnaires;

import fr.havre.documents.pdf.Paper;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.questionnaires.Question;
import fr.havre.patients.questionnaires.QuestionType;
import fr.havre.patients.questionnaires.Questionnaire;
import fr.havre.ui.profile.ProfileWords;
import fr.havre.ui.words.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A questionnaire on paper: blank with room to write, or with its answers. */
public final class QuestionnairePage {
    private static final String DOTS = "……………………………………………………………………………………………";
    private static final String BOX = "[   ] ";
    private static final String GAP = "        ";
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
    public byte[] pdf(Questionnaire questionnaire, Patient patient, Map<String, List<String>> answers, Instant now, boolean large) {
        String born = patient.traits().birthDate().map(each -> " · " + ProfileWords.day(each)).orElse("");
        Paper.Builder page = Paper.titled(questionnaire.title(), now).language(language == Language.FRENCH ? "fr-FR" : "en-GB").large(large)
                .footer(questionnaire.title()).shownTitle().boxed(List.of(patient.shownName() + born));
        questionnaire.questions().forEach(each -> put(page, each, answers));
        return page.pdf();
    }

    private void put(Paper.Builder page, Question question, Map<String, List<String>> answers) {
        boolean blank = answers.isEmpty();
        if (!blank && !question.asked(answers)) return;
        switch (question.type()) {
            case GROUP -> page.heading(question.text());
            case DISPLAY -> page.paragraph(question.text());
            default -> page.paragraph(question.text() + "\n" + (blank ? room(question) : answered(question, answers)));
        }
        question.inside().forEach(each -> put(page, each, answers));
    }

    private String answered(Question question, Map<String, List<String>> answers) {
        List<String> given = answers.getOrDefault(question.id(), List.of()).stream().map(each -> shown(question, each)).toList();
        if (given.isEmpty()) return "–";
        return given.size() == 1 ? given.getFirst() : given.stream().map(each -> "– " + each).collect(Collectors.joining("\n"));
    }

    private String shown(Question question, String answer) {
        return switch (question.type()) {
            case BOOLEAN -> word(Boolean.parseBoolean(answer) ? "questionnaires.yes" : "questionnaires.no");
            case DATE -> PartialDate.parse(answer).map(ProfileWords::day).orElse(answer);
            default -> question.shown(answer);
        };
    }

    private String room(Question question) {
        if (question.type() == QuestionType.BOOLEAN) return BOX + word("questionnaires.yes") + GAP + BOX + word("questionnaires.no");
        if (question.options().isEmpty()) {
            return question.repeats() || question.type() == QuestionType.TEXT ? (DOTS + "\n").repeat(LINES).strip() : DOTS;
        }
        String offered = question.options().stream().map(each -> BOX + each.text()).collect(Collectors.joining(GAP));
        return (question.repeats() ? word("questionnaires.several") + "\n" : "") + offered
                + (question.type() == QuestionType.OPEN_CHOICE ? "\n" + BOX + word("questionnaires.other") + " " + DOTS : "");
    }

    private String word(String key) {
        return language.texts("window.questionnaires").getString(key);
    }
}
