package fr.havre.vault.keys;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the small JSON of slot files and of {@code vault.json}: anything unexpected is malformed, nothing is guessed.
 */
final class StrictJson {
    /** The text is not what a writer of this format writes. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String what) {
            super(what);
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).maxStringLength(4096)
                            .maxNameLength(32).maxNumberLength(10).maxDocumentLength(SummedFile.MAX_BYTES).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private StrictJson() { }

    /** An object. The caller checks its members; that nothing else is there, it checks by writing it again. */
    static JsonNode object(byte[] json) throws MalformedException {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root == null || !root.isObject()) throw new MalformedException("not an object");
            return root;
        } catch (JacksonException e) {
            throw new MalformedException(e.getClass().getSimpleName());            // its message quotes the text
        }
    }

    static String text(JsonNode object, String name) throws MalformedException {
        JsonNode value = object.get(name);
        if (value == null || !value.isString()) throw new MalformedException("text " + name);
        return value.stringValue();
    }

    static int number(JsonNode object, String name) throws MalformedException {
        JsonNode value = object.get(name);
        if (value == null || !value.isInt()) throw new MalformedException("number " + name);
        return value.intValue();
    }

    static UUID id(JsonNode object, String name) throws MalformedException {
        String text = text(object, name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) return id;
        } catch (IllegalArgumentException _) {
            // said below, as for what fromString takes but nobody writes
        }
        throw new MalformedException("id " + name);
    }

    static byte[] bytes(JsonNode object, String name, int length) throws MalformedException {
        byte[] bytes = base64(text(object, name));
        if (bytes.length != length) throw new MalformedException("length of " + name);
        return bytes;
    }

    /** Base64url without padding (RFC 4648 section 5), in its one canonical spelling. */
    static byte[] base64(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (base64(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException _) {
            // said below, as for a spelling that is not canonical
        }
        throw new MalformedException("base64url");
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static List<JsonNode> list(JsonNode object, String name, int max) throws MalformedException {
        JsonNode value = object.get(name);
        if (value == null || !value.isArray() || value.size() > max) throw new MalformedException("list " + name);
        return List.copyOf(value.asArray().valueStream().toList());
    }
}
