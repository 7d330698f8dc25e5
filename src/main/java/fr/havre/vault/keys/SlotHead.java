package fr.havre.vault.keys;

import fr.havre.vault.keys.StrictJson.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a slot says of itself, in clear, bound to its secret as associated data (vault-format (b.4)). No public key: a
 * slot put in another's place cannot draw grants to itself.
 *
 * @param generation 1, and one more each time the secret is sealed anew
 */
record SlotHead(UUID vault, UUID slot, SlotKind kind, String label, int generation) {
    static final int FORMAT = 1;

    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .'-]{0,11}");

    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    SlotHead {
        if (!isLabel(label)) throw new IllegalArgumentException("label shape");
        if (generation < 1) throw new IllegalArgumentException("generation " + generation);
    }

    SlotHead next() {
        return new SlotHead(vault, slot, kind, label, Math.addExact(generation, 1));
    }

    /** As it stands in the file: base64url of its JSON. These ASCII characters are the associated data. */
    String encoded() {
        String json = "{\"format\":" + FORMAT + ",\"vault\":\"" + vault + "\",\"slot\":\"" + slot + "\",\"kind\":\""
                + kind.word() + "\",\"label\":\"" + label + "\",\"generation\":" + generation + "}";
        return StrictJson.base64(json.getBytes(StandardCharsets.UTF_8));
    }

    static int formatOf(String encoded) throws MalformedException {
        return StrictJson.number(StrictJson.object(StrictJson.base64(encoded)), "format");
    }

    static SlotHead parse(String encoded) throws MalformedException {
        StrictJson.Members json = StrictJson.object(StrictJson.base64(encoded));
        try {
            return new SlotHead(StrictJson.id(json, "vault"), StrictJson.id(json, "slot"),
                    SlotKind.of(StrictJson.text(json, "kind")), StrictJson.text(json, "label"),
                    StrictJson.number(json, "generation"));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("slot head");
        }
    }

    @Override public String toString() {
        return "SlotHead[" + slot + ", generation " + generation + "]";
    }
}
