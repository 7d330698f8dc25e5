package fr.havre.sandbox.fhir;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search as asked: whose documents, in what status, and every further condition. An unknown parameter is refused,
 * as real servers do.
 *
 * @param named the one identifier asked for, without its system
 */
record Criteria(InsNumber patient, String patientId, Set<String> statuses, Optional<String> named,
        List<Predicate<ObjectNode>> conditions, int count) {
    private static final Map<String, String> TOKENS = Map.of("type", "/type/coding", "category", "/category/*/coding",
            "facility", "/context/facilityType/coding", "setting", "/context/practiceSetting/coding",
            "format", "/content/*/format", "security-label", "/securityLabel/*/coding", "event", "/context/event/*/coding",
            "code", "/code/coding");
    private static final Set<String> OF_DOCUMENTS = Set.of("type", "category", "facility", "setting", "format",
            "security-label", "event", "date", "period", "creation", "identifier");
    private static final Set<String> OF_LISTS = Set.of("code", "date", "identifier");
    private static final Set<String> OF_EVERY_SEARCH = Set.of("_format", "_sort", "_total", "_pretty");

    static Criteria of(String resource, List<Request.Parameter> parameters, int largestPage) {
        Set<String> known = resource.equals("List") ? OF_LISTS : OF_DOCUMENTS;
        InsNumber patient = null;
        String patientId = null;
        Set<String> statuses = Set.of();
        Optional<String> named = Optional.empty();
        int count = Math.min(50, largestPage);
        List<Predicate<ObjectNode>> conditions = new ArrayList<>();
        for (Request.Parameter each : parameters) {
            switch (each.name()) {
                case "patient.identifier", "subject.identifier", "patient:Patient.identifier" ->
                        patient = Access.ins(each.value());
                case "patient", "subject" -> patientId = each.value().replace("Patient/", "");
                case "status" -> statuses = Set.copyOf(Arrays.asList(each.value().split(",", -1)));
                case "_count" -> count = count(each.value(), largestPage);
                default -> {
                    if (each.name().equals("identifier") && !each.value().contains(",")) {
                        named = Optional.of(each.value().substring(each.value().indexOf('|') + 1));
                    }
                    if (known.contains(each.name())) conditions.add(condition(each));
                    else if (!OF_EVERY_SEARCH.contains(each.name())) throw unknown(each.name());
                }
            }
        }
        if ((patient == null && patientId == null) || statuses.isEmpty()) {
            throw Refusal.of(400, "required", "search-too-wide", "Une recherche indique toujours le patient et le statut.");
        }
        return new Criteria(patient, patientId, statuses, named, List.copyOf(conditions), count);
    }

    boolean matches(ObjectNode resource) {
        return statuses.contains(Json.text(resource, "/status"))
                && conditions.stream().allMatch(condition -> condition.test(resource));
    }

    private static Refusal unknown(String name) {
        return Refusal.of(400, "not-supported", "unknown-parameter", "Paramètre de recherche inconnu : " + name + ".");
    }

    private static int count(String value, int largest) {
        if (!value.matches("\\d{1,6}")) throw Refusal.of(400, "value", "bad-count", "_count doit être un nombre.");
        return Math.clamp(Integer.parseInt(value), 1, largest);
    }

    private static Predicate<ObjectNode> condition(Request.Parameter asked) {
        String value = asked.value();
        return switch (asked.name()) {
            case "date" -> dated(value, "/date", "/date");
            case "creation" -> dated(value, "/content/0/attachment/creation", "/content/0/attachment/creation");
            case "period" -> dated(value, "/context/period/start", "/context/period/end");
            case "identifier" -> resource -> anyOf(value, token -> identified(resource, token));
            default -> resource -> anyOf(value, token -> codings(resource, TOKENS.get(asked.name()))
                    .anyMatch(coding -> isToken(token, Json.text(coding, "/system"), Json.text(coding, "/code"))));
        };
    }

    private static boolean anyOf(String values, Predicate<String> condition) {
        return Arrays.stream(values.split(",", -1)).anyMatch(condition);
    }

    private static boolean identified(ObjectNode resource, String token) {
        List<JsonNode> all = new ArrayList<>(Json.list(resource, "/identifier"));
        all.add(resource.at("/masterIdentifier"));
        return all.stream().anyMatch(id -> isToken(token, Json.text(id, "/system"), Json.text(id, "/value")));
    }

    private static boolean isToken(String token, String system, String code) {
        int bar = token.indexOf('|');
        if (bar < 0) return token.equals(code);
        String askedCode = token.substring(bar + 1);
        return token.substring(0, bar).equals(system) && (askedCode.isEmpty() || askedCode.equals(code));
    }

    /** Codings at a path in which {@code *} stands for each element of an array. */
    private static java.util.stream.Stream<JsonNode> codings(JsonNode resource, String path) {
        int star = path.indexOf("/*");
        if (star < 0) {
            JsonNode at = resource.at(path);
            return at.isArray() ? at.valueStream() : java.util.stream.Stream.of(at);
        }
        return Json.list(resource, path.substring(0, star)).stream()
                .flatMap(each -> codings(each, path.substring(star + 2)));
    }

    private static Predicate<ObjectNode> dated(String asked, String start, String end) {
        String value = asked.replace(' ', '+');                  // a zone's plus sign that was not encoded
        try {
            Period.requireSearch(value);
        } catch (DateTimeException e) {
            throw Refusal.of(400, "value", "bad-date", "Date de recherche illisible.");
        }
        return resource -> {
            String from = Json.text(resource, start);
            String until = Json.text(resource, end);
            if (from.isEmpty()) return false;
            Period first = Period.of(from);
            return new Period(first.start(), until.isEmpty() ? first.end() : Period.of(until).end()).matches(value);
        };
    }
}
