package fr.havre.sandbox.fhir;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 6902, the operations add, remove, replace and test. */
final class JsonPatch {
    private JsonPatch() { }

    /**
     * The patched copy of {@code before}.
     *
     * @throws Refusal 400 for a patch that does not fit
     */
    static ObjectNode apply(JsonNode patch, ObjectNode before) {
        if (!patch.isArray() || patch.isEmpty()) throw bad("Une liste d'opérations JSON Patch est attendue.");
        ObjectNode after = before.deepCopy();
        for (JsonNode operation : patch) {
            String path = Json.text(operation, "/path");
            if (path.length() < 2 || path.charAt(0) != '/') throw bad("« path » n'est pas un pointeur JSON.");
            apply(Json.text(operation, "/op"), JsonPointer.compile(path), operation.get("value"), after);
        }
        return after;
    }

    private static void apply(String op, JsonPointer path, JsonNode value, ObjectNode root) {
        JsonNode parent = root.at(path.head());
        String last = path.last().getMatchingProperty();
        if (!op.equals("remove") && value == null) throw bad("« value » est absent.");
        switch (op) {
            case "test" -> {
                if (!root.at(path).equals(value)) {
                    throw Refusal.of(409, "conflict", "patch-test", "Le document a changé : l'opération « test » échoue.");
                }
            }
            case "add" -> add(parent, last, value);
            case "replace" -> replace(parent, last, value, root.at(path).isMissingNode());
            case "remove" -> remove(parent, last, root.at(path).isMissingNode());
            default -> throw bad("Opération JSON Patch inconnue.");
        }
    }

    private static void add(JsonNode parent, String last, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            int at = last.equals("-") ? array.size() : index(last);
            if (at > array.size()) throw bad("« path » désigne un élément qui n'existe pas.");
            array.insert(at, value);
        } else {
            throw bad("« path » désigne un élément qui n'existe pas.");
        }
    }

    private static void replace(JsonNode parent, String last, JsonNode value, boolean missing) {
        if (missing) throw bad("« path » désigne un élément qui n'existe pas.");
        if (parent instanceof ObjectNode object) object.set(last, value);
        else ((ArrayNode) parent).set(index(last), value);
    }

    private static void remove(JsonNode parent, String last, boolean missing) {
        if (missing) throw bad("« path » désigne un élément qui n'existe pas.");
        if (parent instanceof ObjectNode object) object.remove(last);
        else ((ArrayNode) parent).remove(index(last));
    }

    private static int index(String step) {
        if (!step.matches("\\d{1,4}")) throw bad("« path » n'est pas un pointeur JSON.");
        return Integer.parseInt(step);
    }

    private static Refusal bad(String text) {
        return Refusal.of(400, "invalid", "bad-patch", text);
    }
}
