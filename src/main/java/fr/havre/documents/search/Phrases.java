package fr.havre.documents.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether words follow each other: the index keeps no positions, so the kept text is asked. */
final class Phrases {
    private Phrases() { }

    static boolean allIn(String text, List<List<String>> phrases) {
        List<String> words = new ArrayList<>();
        Folding.each(text, (word, _, _) -> words.add(word));
        return phrases.stream().allMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }
}
