package fr.havre.cli;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a command answers: the lines for a person, or the one document for a program; and how it went. */
record Reply(List<String> lines, ObjectNode json, ExitCode exit) {
    Reply {
        lines = List.copyOf(lines);
    }

    static Reply of(List<String> lines, ObjectNode json) {
        return new Reply(lines, json, ExitCode.DONE);
    }

    static Reply of(String line, ObjectNode json) {
        return of(List.of(line), json);
    }

    /** Adds {@code name} to {@code json}: an array with each of {@code items}. */
    static <T> void list(ObjectNode json, String name, List<T> items, Function<T, ObjectNode> asJson) {
        ArrayNode array = json.putArray(name);
        items.forEach(each -> array.add(asJson.apply(each)));
    }

    static ObjectNode emptyJson() {
        return JsonNodeFactory.instance.objectNode();
    }
}
