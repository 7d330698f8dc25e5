package fr.havre.sandbox.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back over HTTP. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
public record Answer(int status, Map<String, String> headers, byte[] body) {
    static final String FHIR = "application/fhir+json";

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", FHIR + ";charset=UTF-8"), Json.bytes(body));
    }

    static Answer raw(String type, byte[] bytes) {
        return new Answer(200, Map.of("Content-Type", type), bytes);
    }

    public Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
    }

    Answer withoutBody() {
        return new Answer(status, headers, new byte[0]);
    }

    @Override public String toString() {
        return "Answer[" + status + " " + body.length + " bytes]";
    }
}
