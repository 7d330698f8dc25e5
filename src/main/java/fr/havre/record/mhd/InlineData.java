package fr.havre.record.mhd;

import fr.havre.record.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Streams the base64 {@code data} of a FHIR Binary or of an attachment inside a DocumentReference: never whole in
 * memory.
 */
final class InlineData {
    private InlineData() { }

    /**
     * Copies the first {@code data} of the resource.
     *
     * @param resourceType {@code Binary} (data at the top) or {@code DocumentReference} (in its first attachment)
     * @throws RecordException {@code ANSWER_NOT_UNDERSTOOD} if it is another resource, holds no data, or is cut
     * @throws IOException if either stream fails
     */
    static void copy(InputStream json, String resourceType, OutputStream to) throws RecordException, IOException {
        boolean found = false;
        boolean rightType = false;
        try (JsonParser parser = Json.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw Json.notUnderstood();
            for (int depth = 1; depth > 0;) {
                JsonToken token = parser.nextToken();
                if (token == null) throw Json.notUnderstood();
                if (token.isStructStart()) depth++;
                if (token.isStructEnd()) depth--;
                if (token != JsonToken.VALUE_STRING) continue;
                String name = parser.currentName();
                if (depth == 1 && "resourceType".equals(name)) rightType = resourceType.equals(parser.getString());
                if (!found && "data".equals(name) && (depth == 1 || !"Binary".equals(resourceType))) {
                    parser.readBinaryValue(Base64Variants.MIME, to);
                    found = true;
                }
            }
            if (parser.nextToken() != null) throw Json.notUnderstood();
        } catch (JacksonException e) {
            throw Json.failure(e);
        }
        if (!found || !rightType) throw Json.notUnderstood();
    }
}
