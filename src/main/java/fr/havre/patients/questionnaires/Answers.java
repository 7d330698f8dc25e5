package fr.havre.patients.questionnaires;

import fr.havre.patients.fhir.FhirException;
import fr.havre.patients.fhir.FhirException.Code;
import fr.havre.patients.fhir.FhirJson;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers by the id of their question, checked against it; as a QuestionnaireResponse and as lines for the profile. */
final class Answers {
    private static final Set<String> NOTHING = Set.of("non", "aucun", "aucune", "rien", "néant", "neant", "no", "none", "-");
    private static final int MOST_LINES = 50;
    private static final int MOST_ANSWERS = 100;

    private final Questionnaire questionnaire;
    private final Map<String, List<String>> given = new LinkedHashMap<>();

    /**
     * Takes those to questions that are to be asked; others are left out.
     *
     * @throws FhirException {@code ANSWER_WRONG}, of several answers to a question that has one too; {@code ANSWER_MISSING} if all must be there and one is not
     */
    Answers(Questionnaire questionnaire, Map<String, List<String>> typed, boolean complete) {
        this.questionnaire = questionnaire;
        questionnaire.questions().forEach(each -> take(each, typed, complete));
    }

    private void take(Question question, Map<String, List<String>> typed, boolean complete) {
        if (!question.asked(given)) return;
        List<String> answers = question.type().answered() ? answers(question, typed.getOrDefault(question.id(), List.of())) : List.of();
        if (!answers.isEmpty()) given.put(question.id(), answers);
        else if (complete && question.required()) throw new FhirException(Code.ANSWER_MISSING);
        question.inside().forEach(each -> take(each, typed, complete));
    }

    private static List<String> answers(Question question, List<String> typed) {
        List<String> spelt = typed.stream().filter(each -> !each.isBlank())
                .map(each -> question.spelt(each).orElseThrow(() -> new FhirException(Code.ANSWER_WRONG))).distinct().toList();
        if (spelt.size() > (question.repeats() ? MOST_ANSWERS : 1)) throw new FhirException(Code.ANSWER_WRONG);
        return spelt;
    }

    Map<String, List<String>> given() {
        return given;
    }

    /** The resource, with the nesting of the questionnaire. */
    ObjectNode response(String subject, String authored) {
        ObjectNode response = FhirJson.resource("QuestionnaireResponse");
        response.put("questionnaire", questionnaire.url() + "|" + questionnaire.version()).put("status", "completed");
        response.putObject("subject").put("reference", "Patient/" + subject);
        response.put("authored", authored);
        items(response, questionnaire.questions());
        return response;
    }

    private void items(ObjectNode in, List<Question> questions) {
        List<Question> told = questions.stream().filter(each -> each.all().anyMatch(inner -> given.containsKey(inner.id()))).toList();
        if (told.isEmpty()) return;
        ArrayNode items = in.putArray("item");
        for (Question each : told) {
            ObjectNode item = items.addObject().put("linkId", each.id()).put("text", each.text());
            if (!given.containsKey(each.id())) {
                items(item, each.inside());
                continue;
            }
            ArrayNode answers = item.putArray("answer");
            given.get(each.id()).forEach(value -> value(answers.addObject(), each, value));
            items((ObjectNode) answers.get(0), each.inside());
        }
    }

    private static void value(ObjectNode answer, Question question, String value) {
        switch (question.type()) {
            case BOOLEAN -> answer.put("valueBoolean", Boolean.parseBoolean(value));
            case INTEGER -> answer.put("valueInteger", Integer.parseInt(value));
            case DECIMAL -> answer.put("valueDecimal", new BigDecimal(value));
            case DATE -> answer.put("valueDate", value);
            case CHOICE -> answer.putObject("valueCoding").put("code", value).put("display", question.shown(value));
            case OPEN_CHOICE -> {
                boolean offered = question.options().stream().anyMatch(each -> each.code().equals(value));
                if (offered) answer.putObject("valueCoding").put("code", value).put("display", question.shown(value));
                else answer.put("valueString", value);
            }
            default -> answer.put("valueString", value);
        }
    }

    /**
     * What a response says, word for word; unknown questions too.
     *
     * @throws FhirException {@code ANSWER_WRONG} if a question stands there twice: none of its answers may be lost in silence
     */
    static Map<String, List<String>> read(JsonNode response) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        collect(response.path("item"), typed);
        return typed;
    }

    private static void collect(JsonNode items, Map<String, List<String>> typed) {
        for (JsonNode item : items) {
            List<String> values = new ArrayList<>();
            for (JsonNode answer : item.path("answer")) value(answer).ifPresent(values::add);
            boolean again = !values.isEmpty() && FhirJson.text(item, "linkId").filter(id -> typed.putIfAbsent(id, values) != null)
                    .isPresent();
            if (again || values.size() < item.path("answer").size()) throw new FhirException(Code.ANSWER_WRONG);
            collect(item.path("item"), typed);
            for (JsonNode answer : item.path("answer")) collect(answer.path("item"), typed);
        }
    }

    private static Optional<String> value(JsonNode answer) {
        for (String each : List.of("valueBoolean", "valueDecimal", "valueInteger", "valueDate", "valueString")) {
            if (!answer.path(each).isMissingNode()) return Optional.of(answer.path(each).asString(""));
        }
        return FhirJson.text(answer.path("valueCoding"), "code").or(() -> FhirJson.text(answer.path("valueCoding"), "display"));
    }

    /** What the answers say for the profile. A "no" to a question about all of a kind says that there is none. */
    List<ProfileContent> lines() {
        List<ProfileContent> lines = new ArrayList<>();
        questionnaire.all().filter(each -> each.about().isPresent() && given.containsKey(each.id()))
                .forEach(each -> lines(each, given.get(each.id()), lines));
        return lines.stream().distinct().limit(MOST_LINES).toList();
    }

    /** Of several answers a "none" says nothing beside others. */
    private static void lines(Question question, List<String> answers, List<ProfileContent> lines) {
        List<ProfileContent> found = new ArrayList<>();
        answers.forEach(each -> lines(question, each, found));
        boolean some = found.stream().anyMatch(each -> !each.none());
        found.stream().filter(each -> !some || !each.none()).forEach(lines::add);
    }

    private static void lines(Question question, String answer, List<ProfileContent> lines) {
        ProfileKind kind = question.about().orElseThrow();
        switch (question.type()) {
            case BOOLEAN -> {
                boolean yes = Boolean.parseBoolean(answer);
                if (question.called().isPresent() && yes) lines.add(ProfileContent.of(kind, question.called().get()));
                if (question.called().isEmpty() && !yes) lines.add(ProfileContent.none(kind));
            }
            case TEXT -> answer.lines().forEach(each -> line(kind, each, lines));
            case STRING, CHOICE, OPEN_CHOICE -> line(kind, question.shown(answer), lines);
            default -> { }
        }
    }

    private static void line(ProfileKind kind, String said, List<ProfileContent> lines) {
        String text = ProfileContent.shortened(said.replaceFirst("^\\s*[-•*]\\s*", ""), ProfileContent.LONGEST_TEXT);
        if (text.isEmpty()) return;
        boolean none = NOTHING.contains(text.toLowerCase(Locale.ROOT).replaceFirst("[.!]+$", ""));
        lines.add(none ? ProfileContent.none(kind) : ProfileContent.of(kind, text));
    }
}
