package fr.havre.ui.palette;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How well a name fits what is typed: one of a few steps, so that the same letters always give the same order. Accents
 * and capitals do not count. Lower is better; of two on one step the one that was added first comes first.
 */
final class Ranking {
    private Ranking() { }

    /** Empty when it does not fit at all. */
    static OptionalInt of(String name, String also, String typed) {
        String wanted = fold(typed);
        if (wanted.isEmpty()) return OptionalInt.of(0);
        List<String> words = words(name);
        List<String> asked = words(typed);
        if (fold(name).startsWith(wanted)) return OptionalInt.of(1);
        if (inOrder(words, asked)) return OptionalInt.of(2);
        if (each(Stream.concat(words.stream(), words(also).stream()).toList(), asked)) return OptionalInt.of(3);
        String letters = String.join("", asked);
        if (initials(words).startsWith(letters)) return OptionalInt.of(4);
        return letters.length() >= 3 && scattered(words, letters) ? OptionalInt.of(5) : OptionalInt.empty();
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).strip();
    }

    private static List<String> words(String text) {
        return Stream.of(fold(text).split("[^\\p{L}\\p{Nd}]+", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** Each typed word begins a word, one after another. */
    private static boolean inOrder(List<String> words, List<String> asked) {
        int next = 0;
        for (String word : words) if (next < asked.size() && word.startsWith(asked.get(next))) next++;
        return !asked.isEmpty() && next == asked.size();
    }

    private static boolean each(List<String> words, List<String> asked) {
        return !asked.isEmpty() && asked.stream().allMatch(one -> words.stream().anyMatch(word -> word.startsWith(one)));
    }

    private static String initials(List<String> words) {
        return String.join("", words.stream().map(word -> word.substring(0, 1)).toList());
    }

    /** The letters in their order, the first of them at the beginning of a word. */
    private static boolean scattered(List<String> words, String letters) {
        for (int from = 0; from < words.size(); from++) {
            String rest = String.join("", words.subList(from, words.size()));
            if (rest.charAt(0) == letters.charAt(0) && holdsInOrder(rest, letters)) return true;
        }
        return false;
    }

    private static boolean holdsInOrder(String text, String letters) {
        int next = 0;
        for (int i = 0; i < text.length() && next < letters.length(); i++) if (text.charAt(i) == letters.charAt(next)) next++;
        return next == letters.length();
    }
}
