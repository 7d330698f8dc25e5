package fr.havre.documents.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person typed: words that must all occur, the last of them perhaps only begun, and phrases in quotes.
 *
 * @param words complete words, folded
 * @param beginning the word being typed, from two letters on
 * @param phrases words that must follow each other; they are in {@code words} too
 */
public record SearchQuery(List<String> words, Optional<String> beginning, List<List<String>> phrases) {
    private static final int MOST_WORDS = 32;

    public SearchQuery {
        words = List.copyOf(words);
        phrases = phrases.stream().map(List::copyOf).toList();
    }

    /** Reads quotes ({@code "…"} or {@code « … »}); an unclosed one reaches to the end. */
    public static SearchQuery parse(String typed) {
        List<String> words = new ArrayList<>();
        List<List<String>> phrases = new ArrayList<>();
        String[] parts = typed.replaceAll("[“”«»]", "\"").split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            List<String> found = wordsOf(parts[i]);
            if (i % 2 == 1 && found.size() > 1) phrases.add(found);
            words.addAll(found);
        }
        boolean quoted = parts.length % 2 == 0;
        Optional<String> beginning = Optional.empty();
        if (!quoted && endsInsideAWord(typed) && words.getLast().length() >= 2) beginning = Optional.of(words.removeLast());
        List<String> distinct = words.stream().distinct().limit(MOST_WORDS).toList();
        return new SearchQuery(distinct, beginning, phrases);
    }

    /** Exactly these words, the last one too. */
    public static SearchQuery ofWords(String text) {
        return new SearchQuery(wordsOf(text).stream().distinct().toList(), Optional.empty(), List.of());
    }

    private static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        Folding.each(text, (word, _, _) -> words.add(word));
        return words;
    }

    private static boolean endsInsideAWord(String typed) {
        int[] end = {-1};
        Folding.each(typed, (_, _, until) -> end[0] = until);
        return end[0] == typed.length() && end[0] > 0;
    }

    public boolean isEmpty() {
        return words.isEmpty() && beginning.isEmpty();
    }

    /** Whether a word of a text is one this query asks for: to be marked where the text is shown. */
    boolean asksFor(String folded) {
        return words.contains(folded) || beginning.filter(folded::startsWith).isPresent();
    }

    /** Words somebody looked for say much about a patient: never logged. */
    @Override public String toString() {
        return "SearchQuery[" + words.size() + " words]";
    }
}
