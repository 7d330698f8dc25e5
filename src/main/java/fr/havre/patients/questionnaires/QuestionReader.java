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

/** Reads what a Questionnaire asks, in one of the languages it has. */
final class QuestionReader {
    private static final String OURS = "urn:havre:profile-kind";
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final Map<String, ProfileKind> SECTIONS = Map.of("48765-2", ProfileKind.ALLERGY, "10160-0", ProfileKind.TREATMENT,
            "11450-4", ProfileKind.HISTORY, "11348-0", ProfileKind.HISTORY, "46264-8", ProfileKind.IMPLANT, "42348-3",
            ProfileKind.DIRECTIVE);
    private static final Set<String> OPERATORS = Set.of("exists", "=", "!=", ">", "<", ">=", "<=");
    private static final int MOST_QUESTIONS = 500;
    private static final int MOST_OPTIONS = 100;
    private static final int DEEPEST = 10;
    private static final int LONGEST = 2_000;

    private final String language;

    /** @param language {@code en}; empty for the questionnaire's own */
    QuestionReader(String language) {
        this.language = language;
    }

    /** @throws FhirException {@code NOT_A_QUESTIONNAIRE} */
    Questionnaire read(JsonNode json) {
        if (!FhirJson.is(json, "Questionnaire")) throw wrong();
        List<Question> questions = questions(json.path("item"), 1);
        List<Question> all = questions.stream().flatMap(Question::all).toList();
        Set<String> ids = new HashSet<>();
        for (Question each : all) if (!ids.add(each.id())) throw wrong();
        boolean dangling = all.stream().flatMap(each -> each.conditions().stream()).anyMatch(each -> !ids.contains(each.question()));
        if (dangling || all.isEmpty() || all.size() > MOST_QUESTIONS) throw wrong();
        return new Questionnaire(words(json, "url").orElseThrow(QuestionReader::wrong), words(json, "version").orElse("1"),
                said(json, "title").or(() -> words(json, "name")).orElseThrow(QuestionReader::wrong), questions);
    }

    /** Whether groups, or questions of yes and no, are to be answered several times: that is not understood here. */
    static boolean repeatsMore(JsonNode items) {
        for (JsonNode item : items) {
            QuestionType type = QuestionType.of(item.path("type").asString("")).orElseThrow(QuestionReader::wrong);
            if ((item.path("repeats").asBoolean(false) && !mayRepeat(type)) || repeatsMore(item.path("item"))) return true;
        }
        return false;
    }

    private static boolean mayRepeat(QuestionType type) {
        return type.answered() && type != QuestionType.BOOLEAN;
    }

    private List<Question> questions(JsonNode items, int depth) {
        if (depth > DEEPEST || items.size() > MOST_QUESTIONS) throw wrong();
        List<Question> questions = new ArrayList<>();
        for (JsonNode item : items) questions.add(question(item, depth));
        return questions;
    }

    private Question question(JsonNode item, int depth) {
        QuestionType type = QuestionType.of(item.path("type").asString("")).orElseThrow(QuestionReader::wrong);
        List<Question.Option> options = new ArrayList<>();
        for (JsonNode each : item.path("answerOption")) options.add(option(each));
        if (options.size() > MOST_OPTIONS || (type == QuestionType.CHOICE && options.isEmpty())) throw wrong();
        if (type == QuestionType.OPEN_CHOICE && options.isEmpty()) type = QuestionType.STRING;
        List<Question.Condition> conditions = new ArrayList<>();
        for (JsonNode each : item.path("enableWhen")) conditions.add(condition(each));
        JsonNode code = item.path("code").path(0);
        return new Question(words(item, "linkId").orElseThrow(QuestionReader::wrong), said(item, "text").orElse(""), type,
                item.path("required").asBoolean(false) && type.answered(), item.path("repeats").asBoolean(false) && mayRepeat(type),
                about(code), code.path("system").asString("").equals(OURS) ? words(code, "display") : Optional.empty(), options,
                conditions, item.path("enableBehavior").asString("any").equals("any"), questions(item.path("item"), depth + 1));
    }

    private Question.Option option(JsonNode option) {
        JsonNode coding = option.path("valueCoding");
        if (!coding.isMissingNode()) {
            String code = words(coding, "code").orElseThrow(QuestionReader::wrong);
            return new Question.Option(code, said(coding, "display").orElse(code));
        }
        String text = words(option, "valueString").orElseThrow(QuestionReader::wrong);
        return new Question.Option(text, said(option, "valueString").orElse(text));
    }

    private static Question.Condition condition(JsonNode when) {
        String operator = when.path("operator").asString("");
        String value = Stream.of("answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString")
                .map(when::path).filter(each -> !each.isMissingNode()).map(each -> each.asString("")).findFirst()
                .orElseGet(() -> when.path("answerCoding").path("code").asString(""));
        if (!OPERATORS.contains(operator) || value.isEmpty()) throw wrong();
        return new Question.Condition(words(when, "question").orElseThrow(QuestionReader::wrong), operator, value);
    }

    private static Optional<ProfileKind> about(JsonNode code) {
        String said = code.path("code").asString("");
        if (code.path("system").asString("").equals(OURS)) {
            return Stream.of(ProfileKind.values()).filter(each -> each.name().equals(said)).findFirst();
        }
        return code.path("system").asString("").equals("http://loinc.org") ? Optional.ofNullable(SECTIONS.get(said)) : Optional.empty();
    }

    /** In the language that is wanted, where there are words in it. */
    private Optional<String> said(JsonNode in, String name) {
        if (language.isEmpty()) return words(in, name);
        for (JsonNode each : in.path("_" + name).path("extension")) {
            if (!each.path("url").asString("").equals(TRANSLATION)) continue;
            String lang = part(each, "lang").path("valueCode").asString("");
            Optional<String> content = words(part(each, "content"), "valueString").or(() -> words(part(each, "content"), "valueMarkdown"));
            if ((lang.equals(language) || lang.startsWith(language + "-")) && content.isPresent()) return content;
        }
        return words(in, name);
    }

    private static JsonNode part(JsonNode extension, String url) {
        for (JsonNode each : extension.path("extension")) if (each.path("url").asString("").equals(url)) return each;
        return FhirJson.object();
    }

    private static Optional<String> words(JsonNode in, String name) {
        return FhirJson.text(in, name).filter(each -> each.length() <= LONGEST);
    }

    private static FhirException wrong() {
        return new FhirException(Code.NOT_A_QUESTIONNAIRE);
    }
}
