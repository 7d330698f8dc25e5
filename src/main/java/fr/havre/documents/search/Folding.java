package fr.havre.documents.search;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Cuts text into words and folds them, text and query alike: accents and case go, œ becomes oe, a ligature of a PDF its
 * letters ({@code ﬁ} → fi). The database's own folding knows neither œ nor æ.
 */
public final class Folding {
    /** Longer runs of letters are cut here: an encoded picture must not fill the index. */
    static final int LONGEST_WORD = 64;
    private static final int TABLE_BEGINS = 0x80;
    private static final int TABLE_ENDS = 0x250;
    private static final String[] TABLE = new String[TABLE_ENDS];

    static {
        for (int c = TABLE_BEGINS; c < TABLE_ENDS; c++) TABLE[c] = computed(c);
    }

    private Folding() { }

    /** Is told each word in order, with its place in the original text. */
    @FunctionalInterface
    public interface Words {
        /** One word: folded, and where it stands in the text. */
        void word(String folded, int start, int end);
    }

    /** The distinct words of {@code text}, in order of appearance. */
    public static Set<String> distinct(String text) {
        Set<String> words = new LinkedHashSet<>();
        each(text, (word, _, _) -> words.add(word));
        return words;
    }

    /** The same, a blank behind each. */
    public static String joined(String text) {
        StringBuilder words = new StringBuilder(text.length() / 2 + 64);
        for (String word : distinct(text)) words.append(word).append(' ');
        return words.toString();
    }

    /** Cost: about 10 ns a character of French text. */
    public static void each(String text, Words to) {
        StringBuilder word = new StringBuilder();
        int start = -1;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean inside = c < TABLE_BEGINS ? append((char) c, word) : append(folded(c), word, start >= 0);
            if (inside) {
                if (start < 0) start = i;
            } else if (start >= 0) {
                end(word, start, i, to);
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) end(word, start, text.length(), to);
    }

    private static boolean append(char ascii, StringBuilder word) {
        if ((ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9')) word.append(ascii);
        else if (ascii >= 'A' && ascii <= 'Z') word.append((char) (ascii + 32));
        else return false;
        return true;
    }

    /** A combining mark or a soft hyphen belongs to the word it stands in, and begins none. */
    private static boolean append(String folded, StringBuilder word, boolean inWord) {
        if (folded == null) return false;
        word.append(folded);
        return inWord || !folded.isEmpty();
    }

    private static void end(StringBuilder word, int start, int end, Words to) {
        if (word.length() > LONGEST_WORD) word.setLength(LONGEST_WORD);
        to.word(word.toString(), start, end);
        word.setLength(0);
    }

    /** What one character becomes: null ends the word, empty is passed over. */
    private static String folded(int c) {
        return c < TABLE_ENDS ? TABLE[c] : computed(c);
    }

    private static String computed(int c) {
        if (passedOver(c)) return "";
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) return null;
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).codePoints()
                .filter(Character::isLetterOrDigit).map(Character::toLowerCase)
                .forEach(letter -> letters.append(withoutLigature(letter)));
        return letters.isEmpty() ? null : letters.toString();
    }

    /** What Unicode does not take apart. */
    private static String withoutLigature(int letter) {
        return switch (letter) {
            case 'œ' -> "oe";
            case 'æ' -> "ae";
            case 'ß' -> "ss";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ' -> "d";
            default -> Character.toString(letter);
        };
    }

    private static boolean passedOver(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }
}
