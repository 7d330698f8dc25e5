package fr.havre.cli;

import java.util.List;
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

    static ObjectNode emptyJson() {
        return JsonNodeFactory.instance.objectNode();
    }
}
