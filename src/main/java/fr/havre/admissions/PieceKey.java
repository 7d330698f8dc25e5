package fr.havre.admissions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of an admission, written {@code identity} or, of one holder of parental authority, {@code holder-identity.2}.
 *
 * @param part 0, or which holder: 1 or 2
 */
public record PieceKey(String piece, int part) {
    private static final Pattern SHAPE = Pattern.compile("([a-z-]{1,40})(?:\\.([12]))?");

    public PieceKey {
        if (!SHAPE.matcher(piece).matches() || piece.contains(".") || part < 0 || part > 2) {
            throw new IllegalArgumentException("a piece of the checklist");
        }
    }

    public static PieceKey of(String piece) {
        return parse(piece).orElseThrow(() -> new IllegalArgumentException("a piece of the checklist"));
    }

    /** Reads what a person typed; whether there is such a piece says the checklist. */
    public static Optional<PieceKey> parse(String typed) {
        Matcher parts = SHAPE.matcher(typed.strip());
        if (!parts.matches()) return Optional.empty();
        return Optional.of(new PieceKey(parts.group(1), parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))));
    }

    @Override public String toString() {
        return part == 0 ? piece : piece + "." + part;
    }
}
