package fr.havre.sandbox.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a search as the real server does: texts by their beginning without regard to accents, codes with or without
 * their system, references by technical id; a parameter it does not serve is refused by name.
 */
final class Search {
    private static final int PAGE = 50;
    private static final Set<String> CONTROLS = Set.of("_count", "_elements", "_include", "_revinclude", "_offset", "_format");
    private static final Map<String, Function<JsonNode, List<String>>> TEXTS = Map.of(
            "name", each -> each.path("resourceType").stringValue("").equals("Organization") ? texts(each, "/name")
                    : texts(each, "/name/*/family", "/name/*/given/*", "/name/*/suffix/*"),
            "family", each -> texts(each, "/name/*/family"), "given", each -> texts(each, "/name/*/given/*"),
            "address-city", each -> texts(each, "/address/*/city"),
            "address-postalcode", each -> texts(each, "/address/*/postalCode"),
            "address", each -> texts(each, "/address/*/city", "/address/*/postalCode", "/address/*/line/*"),
            "mailbox-mss", each -> texts(each, "/telecom/*/value"));
    private static final Map<String, String> CODES = Map.of("identifier", "/identifier/*", "qualification-code",
            "/qualification/*/code/coding/*", "role", "/code/*/coding/*", "type", "/type/*/coding/*");
    private static final Map<String, Set<String>> SERVED = Map.of(
            "Practitioner", Set.of("_id", "active", "family", "given", "name", "identifier", "mailbox-mss", "qualification-code"),
            "PractitionerRole", Set.of("_id", "active", "identifier", "mailbox-mss", "organization", "practitioner", "role"),
            "Organization", Set.of("_id", "active", "name", "address", "address-city", "address-postalcode", "identifier",
                    "mailbox-mss", "type"));

    private final Register register;
    private final String base;

    Search(Register register, String base) {
        this.register = register;
        this.base = base;
    }

    ObjectNode answer(String type, Parameters parameters) {
        if (!SERVED.containsKey(type)) throw new Refusal(404, "HAPI-0302: Unknown resource type '" + type + "'");
        List<ObjectNode> found = register.all(type).stream().filter(each -> parameters.all().stream()
                .allMatch(parameter -> fits(type, each, parameter))).toList();
        int count = Math.clamp(parameters.number("_count", PAGE), 1, PAGE);
        int from = Math.clamp(parameters.number("_offset", 0), 0, found.size());
        List<ObjectNode> page = found.subList(from, Math.min(found.size(), from + count));
        ObjectNode bundle = Resources.object().put("resourceType", "Bundle").put("type", "searchset").put("total", found.size());
        if (from + count < found.size()) {
            bundle.putArray("link").addObject().put("relation", "next").put("url", next(type, parameters, count, from + count));
        }
        ArrayNode entries = bundle.putArray("entry");
        Set<String> elements = Set.copyOf(parameters.values("_elements"));
        page.forEach(each -> add(entries, reduced(each, elements), "match"));
        included(parameters, page).values().forEach(each -> add(entries, each, "include"));
        return bundle;
    }

    private String next(String type, Parameters parameters, int count, int from) {
        StringBuilder url = new StringBuilder(base).append('/').append(type).append("?_offset=").append(from)
                .append("&_count=").append(count);
        for (Parameters.Parameter each : parameters.all()) {
            if (Set.of("_count", "_offset").contains(each.name())) continue;
            url.append('&').append(encoded(each.name())).append('=').append(encoded(String.join(",", each.anyOf())));
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void add(ArrayNode entries, ObjectNode resource, String mode) {
        ObjectNode entry = entries.addObject().put("fullUrl", base + "/" + resource.path("resourceType").stringValue("") + "/"
                + resource.path("id").stringValue(""));
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }

    private static ObjectNode reduced(ObjectNode resource, Set<String> elements) {
        if (elements.isEmpty()) return resource;
        ObjectNode copy = resource.deepCopy();
        copy.propertyNames().stream().filter(each -> !elements.contains(each)
                && !Set.of("resourceType", "id", "meta").contains(each)).toList().forEach(copy::remove);
        if (copy.get("meta") instanceof ObjectNode meta) {
            meta.putArray("tag").addObject().put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                    .put("code", "SUBSETTED");
        }
        return copy;
    }

    private Map<String, ObjectNode> included(Parameters parameters, List<ObjectNode> page) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        for (String each : parameters.values("_include")) {
            switch (each) {
                case "PractitionerRole:practitioner" -> references(page, "practitioner", "Practitioner", found);
                case "PractitionerRole:organization" -> references(page, "organization", "Organization", found);
                case "*" -> {
                    references(page, "practitioner", "Practitioner", found);
                    references(page, "organization", "Organization", found);
                }
                default -> throw new Refusal(400, "HAPI-2015: Invalid _include parameter value");
            }
        }
        for (String each : parameters.values("_revinclude")) {
            if (!each.matches("PractitionerRole:(practitioner|organization)")) {
                throw new Refusal(400, "HAPI-2015: Invalid _revinclude parameter value");
            }
            String element = each.substring("PractitionerRole:".length());
            Set<String> ids = Set.copyOf(page.stream().map(one -> one.path("id").stringValue("")).toList());
            register.all("PractitionerRole").stream().filter(role -> ids.contains(idOf(role, element)))
                    .forEach(role -> found.put(role.path("id").stringValue(""), role));
        }
        return found;
    }

    private void references(List<ObjectNode> page, String element, String type, Map<String, ObjectNode> found) {
        page.forEach(each -> register.get(type, idOf(each, element))
                .ifPresent(target -> found.put(type + target.path("id").stringValue(""), target)));
    }

    private static String idOf(JsonNode resource, String element) {
        String reference = resource.path(element).path("reference").stringValue("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private boolean fits(String type, JsonNode resource, Parameters.Parameter parameter) {
        String[] parts = parameter.name().split(":", 2);
        String name = parts[0];
        String modifier = parts.length == 2 ? parts[1] : "";
        if (CONTROLS.contains(parameter.name())) return true;
        if (name.equals("name") && Set.of("family", "given").contains(modifier)) {          // as the guide writes it
            name = modifier;
            modifier = "";
        }
        if (!SERVED.get(type).contains(name) || !Set.of("", "contains", "exact").contains(modifier)) {
            throw new Refusal(400, "HAPI-0524: Unknown search parameter \"" + parameter.name()
                    + "\" for resource type \"" + type + "\"");
        }
        String known = name;
        String how = modifier;
        return parameter.anyOf().stream().anyMatch(wanted -> holds(resource, known, how, wanted));
    }

    private static boolean holds(JsonNode resource, String name, String modifier, String wanted) {
        Function<JsonNode, List<String>> texts = TEXTS.get(name);
        if (texts != null) return texts.apply(resource).stream().anyMatch(each -> holds(each, modifier, wanted));
        if (CODES.containsKey(name)) {
            return nodes(resource, CODES.get(name)).stream().anyMatch(each -> isCode(each, wanted));
        }
        return switch (name) {
            case "_id" -> resource.path("id").stringValue("").equals(wanted);
            case "active" -> String.valueOf(resource.path("active").booleanValue(false)).equals(wanted);
            default -> idOf(resource, name).equals(wanted.substring(wanted.lastIndexOf('/') + 1));
        };
    }

    private static boolean holds(String text, String modifier, String wanted) {
        return switch (modifier) {
            case "exact" -> text.equals(wanted);
            case "contains" -> folded(text).contains(folded(wanted));
            default -> folded(text).startsWith(folded(wanted));
        };
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toUpperCase(Locale.ROOT);
    }

    private static boolean isCode(JsonNode coding, String wanted) {
        String code = coding.path("code").stringValue(coding.path("value").stringValue(""));
        int bar = wanted.indexOf('|');
        return bar < 0 ? code.equals(wanted)
                : code.equals(wanted.substring(bar + 1)) && coding.path("system").stringValue("").equals(wanted.substring(0, bar));
    }

    private static List<String> texts(JsonNode resource, String... paths) {
        List<String> found = new ArrayList<>();
        for (String each : paths) nodes(resource, each).forEach(node -> found.add(node.stringValue("")));
        return found;
    }

    /** The nodes at a path in which {@code *} stands for each element. */
    private static List<JsonNode> nodes(JsonNode from, String path) {
        List<JsonNode> at = List.of(from);
        for (String step : path.substring(1).split("/", -1)) {
            at = at.stream().flatMap(each -> step.equals("*") ? StreamSupport.stream(each.spliterator(), false)
                    : java.util.stream.Stream.of(each.path(step))).toList();
        }
        return at;
    }
}
