package fr.havre.ui.viewer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds words in a text whatever their accents, capitals and the blanks between them. Immutable. */
final class WordFinder {
    /** A piece of a text. */
    record Hit(int start, int end) { }

    /** More are not marked: somebody typed one letter. */
    static final int MOST = 2_000;

    private final String wanted;

    WordFinder(String wanted) {
        this.wanted = folded(wanted.strip()).replaceAll(" +", " ");
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        if (wanted.isEmpty()) return hits;
        String[] words = wanted.split(" ", -1);
        StringBuilder pattern = new StringBuilder();
        for (String word : words) pattern.append(pattern.isEmpty() ? "" : " +").append(Pattern.quote(word));
        var found = Pattern.compile(pattern.toString()).matcher(folded(text));
        while (found.find() && hits.size() < MOST) hits.add(new Hit(found.start(), found.end()));
        return hits;
    }

    /** One character for each character, so that places stay. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) folded.append(folded(text.charAt(i)));
        return folded.toString();
    }

    private static char folded(char c) {
        if (c < 0x80) return c <= ' ' ? ' ' : Character.toLowerCase(c);
        if (Character.isSpaceChar(c)) return ' ';
        if (c == '’' || c == '‘') return '\'';
        return Character.toLowerCase(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
    }
}
