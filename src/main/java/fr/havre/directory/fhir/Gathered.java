package fr.havre.directory.fhir;

import fr.havre.directory.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The resources that the answers to one question brought, each once. */
final class Gathered {
    private static final int MOST = 3_000;
    private static final int MOST_IN_A_PAGE = 1_000;

    private final Map<String, JsonNode> practitioners = new LinkedHashMap<>();
    private final Map<String, JsonNode> roles = new LinkedHashMap<>();
    private final Map<String, JsonNode> structures = new LinkedHashMap<>();

    /** Takes the resources of a page; what is no known resource with an id is left out. */
    void add(JsonNode bundle) {
        int seen = 0;
        for (JsonNode each : bundle.path("entry")) {
            if (++seen > MOST_IN_A_PAGE) return;
            JsonNode resource = each.path("resource");
            String id = Nodes.text(resource, "id");
            Map<String, JsonNode> kind = switch (Nodes.text(resource, "resourceType")) {
                case "Practitioner" -> practitioners;
                case "PractitionerRole" -> roles;
                case "Organization" -> structures;
                default -> null;
            };
            if (kind != null && Nodes.isId(id) && kind.size() < MOST) kind.put(id, resource);
        }
    }

    List<String> practitioners() {
        return List.copyOf(practitioners.keySet());
    }

    List<String> structures() {
        return List.copyOf(structures.keySet());
    }

    boolean isEmpty() {
        return practitioners.isEmpty() && structures.isEmpty();
    }

    List<Entry> entries() {
        Map<String, List<JsonNode>> byPractitioner = new LinkedHashMap<>();
        for (JsonNode role : roles.values()) {
            Optional<String> whose = Nodes.idOf(role, "practitioner", "Practitioner");
            whose.ifPresent(id -> byPractitioner.computeIfAbsent(id, _ -> new ArrayList<>()).add(role));
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        practitioners.forEach((id, each) -> EntryReader.professional(each, byPractitioner.getOrDefault(id, List.of()),
                structures).ifPresent(entry -> entries.putIfAbsent(entry.key(), entry)));
        structures.values().forEach(each -> EntryReader.structure(each)
                .ifPresent(entry -> entries.putIfAbsent(entry.key(), entry)));
        return List.copyOf(entries.values());
    }
}
