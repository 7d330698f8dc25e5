package fr.havre.directory.fhir;

import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of another system, within bounds, and its elements that may be missing, of another type or hostile. */
final class Nodes {
    private static final int LONGEST = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).maxTokenCount(400_000)
                    .maxStringLength(100_000).maxNameLength(500).maxNumberLength(50).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build()).build();
    /** Controls, and what turns the direction of a line or does not show at all. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\s]+");

    private Nodes() { }

    /**
     * One JSON object.
     *
     * @throws DirectoryException {@code ANSWER_NOT_UNDERSTOOD} if it is none or goes over a bound
     * @throws IOException if {@code in} fails, as it failed
     */
    static JsonNode object(InputStream in) throws DirectoryException, IOException {
        try (JsonParser parser = MAPPER.createParser(in)) {
            JsonNode read = MAPPER.readTree(parser);
            if (read == null || !read.isObject() || parser.nextToken() != null) {
                throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);
            }
            return read;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException _) {
            throw new DirectoryException(Code.ANSWER_NOT_UNDERSTOOD);               // a parser's words quote what it read
        }
    }

    static boolean is(JsonNode in, String resourceType) {
        return in.path("resourceType").stringValue("").equals(resourceType);
    }

    /** A text of one line, at most 200 characters, nothing unseen in it; empty where there is none. */
    static String text(JsonNode in, String name) {
        return clean(in.path(name).stringValue(""));
    }

    static String clean(String text) {
        String cut = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
        String line = UNSEEN.matcher(cut).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }

    /** The id in {@code Type/id}, relative or absolute. */
    static Optional<String> idOf(JsonNode in, String name, String type) {
        String[] parts = in.path(name).path("reference").stringValue("").split("[?#]", 2)[0].split("/", -1);
        for (int i = parts.length - 2; i >= 0; i--) {
            if (parts[i].equals(type) && isId(parts[i + 1])) return Optional.of(parts[i + 1]);
        }
        return Optional.empty();
    }

    /** What FHIR R4 calls an id. */
    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9.-]{1,64}");
    }
}
