package fr.havre.ui.writing;

import fr.havre.documents.writing.Addressee;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.Written;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was typed of a text and not kept yet, as it is put away and given back.
 *
 * @param version the one it was typed over
 */
record Typed(WritingId id, int version, String title, String addressee, String body, boolean large,
        List<Addressee> sentTo) {
    private static final String BETWEEN = "\t";
    private static final int PARTS = 7;

    /** Whether a text says just this already. */
    boolean said(Written written) {
        return written.title().equals(title.strip()) && written.addressee().equals(addressee.strip()) && written.body().equals(body)
                && written.large() == large && written.sentTo().equals(sentTo);
    }

    String text() {
        return String.join(BETWEEN, id.toString(), Integer.toString(version), Boolean.toString(large), shut(title), shut(addressee),
                shut(body), shut(Addressee.written(sentTo)));
    }

    /** Empty for what this did not write. */
    static Optional<Typed> parse(String text) {
        String[] parts = text.split(BETWEEN, -1);
        if (parts.length != PARTS) return Optional.empty();
        try {
            return Optional.of(new Typed(new WritingId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]), opened(parts[3]),
                    opened(parts[4]), opened(parts[5]), Boolean.parseBoolean(parts[2]), Addressee.read(opened(parts[6]))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String shut(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String shut) {
        return new String(Base64.getDecoder().decode(shut), StandardCharsets.UTF_8);
    }

    @Override public String toString() {
        return "Typed[" + id + "]";
    }
}
