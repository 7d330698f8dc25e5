package fr.havre.record.mhd;

import fr.havre.record.RecordException;
import fr.havre.record.RecordException.Code;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of another system, within bounds: depth, number of tokens, length of names and texts. Inline document bytes
 * ({@code data}) are skipped, never held: {@link InlineData} streams them.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxTokenCount(500_000)
                    .maxStringLength(1 << 20).maxNameLength(1_000).maxNumberLength(100).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build()).build();

    private static final TokenFilter WITHOUT_DATA = new TokenFilter() {
        @Override public TokenFilter includeProperty(String name) {
            return name.equals("data") ? null : this;
        }
    };

    private Json() { }

    static JsonMapper mapper() {
        return MAPPER;
    }

    static JsonParser parser(InputStream in) {
        return MAPPER.createParser(in);
    }

    /**
     * One JSON object.
     *
     * @throws RecordException {@code ANSWER_NOT_UNDERSTOOD} if it is none or goes over a bound
     * @throws IOException if {@code in} fails, as it failed
     */
    static JsonNode object(InputStream in) throws RecordException, IOException {
        try (JsonParser parser = new FilteringParserDelegate(parser(in), WITHOUT_DATA,
                TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            JsonNode read = MAPPER.readTree(parser);
            if (read == null || !read.isObject() || parser.nextToken() != null) throw notUnderstood();
            return read;
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    /** The I/O failure inside, thrown; or the refusal of what was read, without the parser's words (they quote it). */
    static RecordException failure(JacksonException e) throws IOException {
        if (e instanceof JacksonIOException io) throw io.getCause();
        return notUnderstood();
    }

    static RecordException notUnderstood() {
        return new RecordException(Code.ANSWER_NOT_UNDERSTOOD);
    }
}
