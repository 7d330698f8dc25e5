package fr.havre.vault.keys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /** An object as read: names and what {@link JsonReader} makes of values. */
    record Members(Map<?, ?> values) { }

    private StrictJson() { }

    /** An object. The caller checks its members; that nothing else is there, it checks by writing it again. */
    static Members object(byte[] json) throws MalformedException {
        return object(JsonReader.read(json));
    }

    private static Members object(Object value) throws MalformedException {
        if (value instanceof Map<?, ?> map) return new Members(map);
        throw new MalformedException("not an object");
    }

    static String text(Members object, String name) throws MalformedException {
        if (object.values().get(name) instanceof String text) return text;
        throw new MalformedException("text " + name);
    }

    static int number(Members object, String name) throws MalformedException {
        if (object.values().get(name) instanceof Integer number) return number;
        throw new MalformedException("number " + name);
    }

    static UUID id(Members object, String name) throws MalformedException {
        String text = text(object, name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) return id;
        } catch (IllegalArgumentException _) {
            // said below, as for what fromString takes but nobody writes
        }
        throw new MalformedException("id " + name);
    }

    static byte[] bytes(Members object, String name, int length) throws MalformedException {
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

    static List<Members> list(Members object, String name, int max) throws MalformedException {
        if (!(object.values().get(name) instanceof List<?> values) || values.size() > max) throw new MalformedException("list " + name);
        List<Members> all = new ArrayList<>();
        for (Object each : values) all.add(object(each));
        return all;
    }
}
