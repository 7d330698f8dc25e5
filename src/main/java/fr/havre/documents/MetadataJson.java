package fr.havre.documents;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import fr.havre.vault.VaultException;

/** Metadata as a document's row keeps it: JSON of the records' components, and nothing else of them. */
final class MetadataJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(all -> all.withGetterVisibility(Visibility.NONE).withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MetadataJson() { }

    static String write(DocumentMetadata metadata) {
        return JSON.writeValueAsString(metadata);
    }

    /** Jackson's own message would quote the row: it is not carried on. */
    static DocumentMetadata read(String json) {
        try {
            return JSON.readValue(json, DocumentMetadata.class);
        } catch (JacksonException e) {
            throw new VaultException(VaultException.Code.DAMAGED, "metadata of a document");
        }
    }
}
