package fr.havre.record;

import fr.havre.vault.VaultException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Our own values as JSON in the vault: written by this program, read by this or a later one. */
final class FrozenJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private FrozenJson() { }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws VaultException {@code DAMAGED} if it is not what was written; nothing of it is in the message */
    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new VaultException(VaultException.Code.DAMAGED, type.getSimpleName());
        }
    }

    static Map<String, String> readTexts(String json) {
        Map<String, String> texts = new HashMap<>();
        Map<?, ?> read = read(json, Map.class);
        read.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }
}
