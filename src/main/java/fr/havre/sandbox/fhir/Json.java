package fr.havre.sandbox.fhir;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes FHIR's JSON as trees. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(400_000_000).maxNestingDepth(200).build())
            .build()).build();

    private Json() { }

    /** @throws Refusal 400 when the bytes are no JSON object */
    static ObjectNode read(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) return object;
        } catch (JacksonException e) {
            throw Refusal.of(400, "structure", "not-json", "Le corps de la requête n'est pas du JSON lisible.");
        }
        throw Refusal.of(400, "structure", "not-json", "Le corps de la requête n'est pas un objet JSON.");
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw Refusal.of(400, "structure", "not-json", "Le corps de la requête n'est pas du JSON lisible.");
        }
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static String string(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The text at a JSON pointer, or an empty string. */
    public static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue("");
    }

    /** Children of an array, or of nothing. */
    static List<JsonNode> list(JsonNode node, String pointer) {
        List<JsonNode> found = new ArrayList<>();
        JsonNode at = node.at(pointer);
        if (at.isArray()) at.forEach(found::add);
        return found;
    }
}
