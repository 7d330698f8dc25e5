package fr.havre.sandbox.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the directory holds: resources by type and id. Safe for many threads. */
public final class Register {
    private final Map<String, Map<String, ObjectNode>> byType = new LinkedHashMap<>();

    synchronized void put(ObjectNode resource) {
        byType.computeIfAbsent(resource.path("resourceType").stringValue(""), _ -> new LinkedHashMap<>())
                .put(resource.path("id").stringValue(""), resource);
    }

    synchronized List<ObjectNode> all(String type) {
        return List.copyOf(byType.getOrDefault(type, Map.of()).values());
    }

    synchronized Optional<ObjectNode> get(String type, String id) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(id));
    }

    /** Every mailbox that is shown, in the order of the register; without those of a red list. */
    public synchronized List<String> mailboxes() {
        List<String> found = new ArrayList<>();
        telecoms().forEach(each -> {
            if (Resources.isMailbox(each) && !Resources.isRedListed(each)) found.add(each.path("value").stringValue(""));
        });
        return found;
    }

    /** The mailboxes on the red list. */
    public synchronized List<String> redListed() {
        return telecoms().stream().filter(Resources::isRedListed).map(each -> each.path("value").stringValue("")).toList();
    }

    /**
     * One more professional in private practice.
     *
     * @param specialty code of TRE_R38, or null
     * @param kind PER or CAB
     */
    public void addProfessional(String rpps, String family, String given, String specialty, String address, String kind) {
        put(Resources.practitioner(rpps, family, given, "10", specialty, List.of(Resources.mailbox(address, kind, "", ""))));
    }

    /** The mailbox is closed: nobody has it any more. */
    public synchronized void closeMailbox(String address) {
        for (Map<String, ObjectNode> all : byType.values()) {
            all.replaceAll((_, each) -> without(each, address));
        }
    }

    private static ObjectNode without(ObjectNode resource, String address) {
        ObjectNode copy = resource.deepCopy();
        if (copy.get("telecom") instanceof ArrayNode telecoms) {
            telecoms.removeIf(each -> each.path("value").stringValue("").equalsIgnoreCase(address));
        }
        return copy;
    }

    /** This professional practises no more. */
    public synchronized void retire(String rpps) {
        byType.getOrDefault("Practitioner", Map.of()).replaceAll((_, each) -> each.toString().contains('"' + rpps + '"')
                ? each.deepCopy().put("active", false) : each);
    }

    private List<JsonNode> telecoms() {
        List<JsonNode> found = new ArrayList<>();
        byType.values().forEach(all -> all.values().forEach(each -> each.path("telecom").forEach(found::add)));
        return found;
    }
}
