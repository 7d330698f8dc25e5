package fr.havre.patients.fhir;

import fr.havre.patients.fhir.FhirException.Code;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of another system within bounds: size, depth, number of tokens, length of texts; what is missing is empty. */
public final class FhirJson {
    /** Largest file that is read. */
    public static final int LARGEST_BYTES = 8 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxTokenCount(500_000)
                    .maxStringLength(4 << 20).maxNameLength(1_000).maxNumberLength(100).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private FhirJson() { }

    /**
     * One resource.
     *
     * @throws FhirException {@code TOO_LARGE}; {@code NOT_READABLE} if it is no JSON object or goes over a bound
     */
    public static JsonNode read(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) throw new FhirException(Code.TOO_LARGE);
        try {
            JsonNode read = MAPPER.readTree(bytes);
            if (read == null || !read.isObject()) throw new FhirException(Code.NOT_READABLE);
            return read;
        } catch (JacksonException _) {                          // its words quote what was read
            throw new FhirException(Code.NOT_READABLE);
        }
    }

    public static byte[] write(JsonNode resource) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(resource);
    }

    /** A resource that is still empty. */
    public static ObjectNode resource(String type) {
        return MAPPER.createObjectNode().put("resourceType", type);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Stripped; empty where it is missing, blank or no text. */
    public static Optional<String> text(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isString() && !value.stringValue().isBlank() ? Optional.of(value.stringValue().strip()) : Optional.empty();
    }

    public static boolean is(JsonNode in, String type) {
        return text(in, "resourceType").filter(type::equals).isPresent();
    }
}
