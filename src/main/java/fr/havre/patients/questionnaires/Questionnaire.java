package fr.havre.patients.questionnaires;

import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.ProfileKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A questionnaire.
 *
 * @param url what it is known by everywhere
 * @param questions those on top; others stand in them
 */
public record Questionnaire(String url, String version, String title, List<Question> questions) {
    private static final String OURS = "urn:havre:profile-kind";
    private static final Map<String, ProfileKind> SECTIONS = Map.of("48765-2", ProfileKind.ALLERGY, "10160-0", ProfileKind.TREATMENT,
            "11450-4", ProfileKind.HISTORY, "11348-0", ProfileKind.HISTORY, "46264-8", ProfileKind.IMPLANT, "42348-3",
            ProfileKind.DIRECTIVE);
    private static final Set<String> OPERATORS = Set.of("exists", "=", "!=", ">", "<", ">=", "<=");
    private static final int MOST_QUESTIONS = 500;
    private static final int MOST_OPTIONS = 100;
    private static final int DEEPEST = 10;
    private static final int LONGEST = 2_000;

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /**
     * Reads one.
     *
     * @throws FhirException {@code NOT_A_QUESTIONNAIRE} if it is none, or asks what is not understood here; those of
     *     {@link FhirJson#read}
     */
    public static Questionnaire read(byte[] file) {
        JsonNode json = FhirJson.read(file);
        if (!FhirJson.is(json, "Questionnaire")) throw wrong();
        List<Question> questions = questions(json.path("item"), 1);
        List<Question> all = questions.stream().flatMap(Question::all).toList();
        Set<String> ids = new HashSet<>();
        for (Question each : all) if (!ids.add(each.id())) throw wrong();
        boolean dangling = all.stream().flatMap(each -> each.conditions().stream()).anyMatch(each -> !ids.contains(each.question()));
        if (dangling || all.isEmpty() || all.size() > MOST_QUESTIONS) throw wrong();
        return new Questionnaire(words(json, "url").orElseThrow(Questionnaire::wrong), words(json, "version").orElse("1"),
                words(json, "title").or(() -> words(json, "name")).orElseThrow(Questionnaire::wrong), questions);
    }

    /**
     * Reads one that is to be kept.
     *
     * @throws FhirException those of {@link #read}; {@code NOT_A_QUESTIONNAIRE} also if a question may be answered several times:
     *     one answer is all that is kept here
     */
    static Questionnaire readNew(byte[] file) {
        Questionnaire read = read(file);
        if (repeats(FhirJson.read(file).path("item"))) throw wrong();
        return read;
    }

    private static boolean repeats(JsonNode items) {
        for (JsonNode item : items) if (item.path("repeats").asBoolean(false) || repeats(item.path("item"))) return true;
        return false;
    }

    private static List<Question> questions(JsonNode items, int depth) {
        if (depth > DEEPEST || items.size() > MOST_QUESTIONS) throw wrong();
        List<Question> questions = new ArrayList<>();
        for (JsonNode item : items) questions.add(question(item, depth));
        return questions;
    }

    private static Question question(JsonNode item, int depth) {
        QuestionType type = QuestionType.of(item.path("type").asString("")).orElseThrow(Questionnaire::wrong);
        List<Question.Option> options = new ArrayList<>();
        for (JsonNode each : item.path("answerOption")) options.add(option(each));
        if (options.size() > MOST_OPTIONS || (type == QuestionType.CHOICE && options.isEmpty())) throw wrong();
        List<Question.Condition> conditions = new ArrayList<>();
        for (JsonNode each : item.path("enableWhen")) conditions.add(condition(each));
        JsonNode code = item.path("code").path(0);
        return new Question(words(item, "linkId").orElseThrow(Questionnaire::wrong), words(item, "text").orElse(""), type,
                item.path("required").asBoolean(false) && type.answered(), about(code),
                code.path("system").asString("").equals(OURS) ? words(code, "display") : Optional.empty(), options, conditions,
                item.path("enableBehavior").asString("any").equals("any"), questions(item.path("item"), depth + 1));
    }

    private static Question.Option option(JsonNode option) {
        JsonNode coding = option.path("valueCoding");
        if (!coding.isMissingNode()) {
            String code = words(coding, "code").orElseThrow(Questionnaire::wrong);
            return new Question.Option(code, words(coding, "display").orElse(code));
        }
        String text = words(option, "valueString").orElseThrow(Questionnaire::wrong);
        return new Question.Option(text, text);
    }

    private static Question.Condition condition(JsonNode when) {
        String operator = when.path("operator").asString("");
        String value = Stream.of("answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString")
                .map(when::path).filter(each -> !each.isMissingNode()).map(each -> each.asString("")).findFirst()
                .orElseGet(() -> when.path("answerCoding").path("code").asString(""));
        if (!OPERATORS.contains(operator) || value.isEmpty()) throw wrong();
        return new Question.Condition(words(when, "question").orElseThrow(Questionnaire::wrong), operator, value);
    }

    private static Optional<ProfileKind> about(JsonNode code) {
        String said = code.path("code").asString("");
        if (code.path("system").asString("").equals(OURS)) {
            return Stream.of(ProfileKind.values()).filter(each -> each.name().equals(said)).findFirst();
        }
        return code.path("system").asString("").equals("http://loinc.org") ? Optional.ofNullable(SECTIONS.get(said)) : Optional.empty();
    }

    private static Optional<String> words(JsonNode in, String name) {
        return FhirJson.text(in, name).filter(each -> each.length() <= LONGEST);
    }

    private static FhirException wrong() {
        return new FhirException(Code.NOT_A_QUESTIONNAIRE);
    }

    /** Those that are answered, from top to bottom. */
    public Stream<Question> all() {
        return questions.stream().flatMap(Question::all);
    }

    @Override public String toString() {
        return "Questionnaire[" + url + "]";
    }
}
