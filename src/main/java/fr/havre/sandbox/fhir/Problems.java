package fr.havre.sandbox.fhir;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gathers everything a profile forbids in one resource, so that the sender reads all of it at once. */
final class Problems {
    private final String resource;
    private final List<Refusal.Issue> found = new ArrayList<>();

    Problems(String resource) {
        this.resource = resource;
    }

    /** The element at {@code pointer} must be there and not empty. */
    boolean need(JsonNode node, String pointer, String what) {
        JsonNode at = node.at(pointer);
        boolean there = !at.isMissingNode() && !at.isNull() && !(at.isContainer() && at.isEmpty())
                && !(at.isString() && at.stringValue("").isBlank());
        if (!there) missing(pointer, what);
        return there;
    }

    void missing(String pointer, String what) {
        found.add(new Refusal.Issue("required", "Élément obligatoire absent : " + what + ".", path(pointer)));
    }

    void wrong(String pointer, String text) {
        found.add(new Refusal.Issue("invalid", text, path(pointer)));
    }

    void wrongCode(String pointer, String text) {
        found.add(new Refusal.Issue("code-invalid", text, path(pointer)));
    }

    /** @throws Refusal 422 with everything that was found */
    void throwIfAny() {
        if (!found.isEmpty()) throw new Refusal(422, "profile", found);
    }

    private String path(String pointer) {
        StringBuilder path = new StringBuilder(resource);
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) continue;
            if (step.chars().allMatch(Character::isDigit)) path.append('[').append(step).append(']');
            else path.append('.').append(step);
        }
        return path.toString();
    }
}
