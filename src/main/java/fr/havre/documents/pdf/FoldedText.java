package fr.havre.documents.pdf;

import java.text.Normalizer;
import java.util.Locale;

/** A text in small letters without accents, with the way back to the words as they stand. Line ends become blanks. */
final class FoldedText {
    private static final int AROUND = 60;

    private final String original;
    private final StringBuilder folded = new StringBuilder();
    private final int[] origin;

    FoldedText(String original) {
        this.original = original;
        int[] from = new int[original.length() * 4 + 1];
        for (int i = 0; i < original.length(); i++) {
            for (char c : fold(original.charAt(i)).toCharArray()) {
                if (folded.length() >= from.length - 1) break;
                from[folded.length()] = i;
                folded.append(c);
            }
        }
        from[folded.length()] = original.length();
        origin = from;
    }

    private static String fold(char c) {
        if (c < 128) return Character.isWhitespace(c) ? " " : String.valueOf(Character.toLowerCase(c));
        return switch (c) {
            case 'œ', 'Œ' -> "oe";
            case 'æ', 'Æ' -> "ae";
            case '’', '‘', 'ʼ' -> "'";
            case '‐', '‑', '–' -> "-";
            default -> Character.isSpaceChar(c) ? " " : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        };
    }

    String folded() {
        return folded.toString();
    }

    /** The words as they stand, for a place in the folded text. */
    String original(int start, int end) {
        return original.substring(origin[start], Math.max(origin[start], origin[end]));
    }

    /** These words with what stands around them on both sides, whole words, on one line. */
    String phrase(int start, int end) {
        int from = Math.max(0, origin[start] - AROUND);
        int to = Math.min(original.length(), origin[end] + AROUND);
        while (from > 0 && from < origin[start] && !Character.isWhitespace(original.charAt(from - 1))) from++;
        while (to < original.length() && to > origin[end] && !Character.isWhitespace(original.charAt(to))) to--;
        return original.substring(from, to).strip().replaceAll("\\s+", " ");
    }
}
