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

    private final Questionnaire questionnaire;
    private final Map<String, String> given = new LinkedHashMap<>();

    /**
     * Takes those to questions that are to be asked; others are left out.
     *
     * @throws FhirException {@code ANSWER_WRONG}; {@code ANSWER_MISSING} if all must be there and one is not
     */
    Answers(Questionnaire questionnaire, Map<String, String> typed, boolean complete) {
        this.questionnaire = questionnaire;
        questionnaire.questions().forEach(each -> take(each, typed, complete));
    }

    private void take(Question question, Map<String, String> typed, boolean complete) {
        if (!question.asked(given)) return;
        String answer = typed.getOrDefault(question.id(), "");
        if (!answer.isBlank() && question.type().answered()) {
            given.put(question.id(), question.spelt(answer).orElseThrow(() -> new FhirException(Code.ANSWER_WRONG)));
        } else if (complete && question.required()) {
            throw new FhirException(Code.ANSWER_MISSING);
        }
        question.inside().forEach(each -> take(each, typed, complete));
    }

    Map<String, String> given() {
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
            ObjectNode answer = item.putArray("answer").addObject();
            value(answer, each, given.get(each.id()));
            items(answer, each.inside());
        }
    }

    private static void value(ObjectNode answer, Question question, String value) {
        switch (question.type()) {
            case BOOLEAN -> answer.put("valueBoolean", Boolean.parseBoolean(value));
            case INTEGER -> answer.put("valueInteger", Integer.parseInt(value));
            case DECIMAL -> answer.put("valueDecimal", new BigDecimal(value));
            case DATE -> answer.put("valueDate", value);
            case CHOICE -> answer.putObject("valueCoding").put("code", value).put("display", question.shown(value));
            default -> answer.put("valueString", value);
        }
    }

    /**
     * What a response says, word for word; unknown questions too.
     *
     * @throws FhirException {@code ANSWER_WRONG} if a question has several answers: none of them may be lost in silence
     */
    static Map<String, String> read(JsonNode response) {
        Map<String, String> typed = new LinkedHashMap<>();
        collect(response.path("item"), typed);
        return typed;
    }

    private static void collect(JsonNode items, Map<String, String> typed) {
        for (JsonNode item : items) {
            if (item.path("answer").size() > 1) throw new FhirException(Code.ANSWER_WRONG);
            JsonNode answer = item.path("answer").path(0);
            Optional<String> id = FhirJson.text(item, "linkId");
            boolean again = id.isPresent() && value(answer).filter(value -> typed.putIfAbsent(id.get(), value) != null).isPresent();
            if (again) throw new FhirException(Code.ANSWER_WRONG);
            collect(item.path("item"), typed);
            collect(answer.path("item"), typed);
        }
    }

    private static Optional<String> value(JsonNode answer) {
        for (String each : List.of("valueBoolean", "valueDecimal", "valueInteger", "valueDate", "valueString")) {
            if (!answer.path(each).isMissingNode()) return Optional.of(answer.path(each).asString(""));
        }
        return FhirJson.text(answer.path("valueCoding"), "code");
    }

    /** What the answers say for the profile. A "no" to a question about all of a kind says that there is none. */
    List<ProfileContent> lines() {
        List<ProfileContent> lines = new ArrayList<>();
        questionnaire.all().filter(each -> each.about().isPresent() && given.containsKey(each.id()))
                .forEach(each -> lines(each, given.get(each.id()), lines));
        return lines.stream().distinct().limit(MOST_LINES).toList();
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
            case STRING, CHOICE -> line(kind, question.shown(answer), lines);
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
