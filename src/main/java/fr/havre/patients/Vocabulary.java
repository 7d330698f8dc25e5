package fr.havre.patients;

import fr.havre.patients.PatientLine.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The distinct words of the names of a register: what a mistyped word is compared with. Immutable. */
final class Vocabulary {
    private static final int ALTERNATIVES = 40;

    private final String[] words;

    private Vocabulary(String[] words) {
        this.words = words;
    }

    static Vocabulary of(PatientLine[] lines) {
        TreeSet<String> words = new TreeSet<>();
        for (PatientLine line : lines) words.addAll(wordsOf(line));
        return new Vocabulary(words.toArray(String[]::new));
    }

    Vocabulary with(Collection<PatientLine> lines) {
        TreeSet<String> more = new TreeSet<>();
        for (PatientLine line : lines) more.addAll(wordsOf(line));
        more.removeIf(word -> Arrays.binarySearch(words, word) >= 0);
        if (more.isEmpty()) return this;
        more.addAll(List.of(words));
        return new Vocabulary(more.toArray(String[]::new));
    }

    private static List<String> wordsOf(PatientLine line) {
        return List.of(line.plain(Part.FOLDED).strip().split(" ", -1));
    }

    /** Whether somebody has a word that begins so. */
    boolean knows(String beginning) {
        int at = Arrays.binarySearch(words, beginning);
        return at >= 0 || (-at - 1 < words.length && words[-at - 1].startsWith(beginning));
    }

    /** The words one mistake away, whole words before beginnings. */
    List<String> similar(String typed) {
        List<String> whole = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String word : words) {
            if (word.length() < typed.length() - 1) continue;
            if (Typos.atMostOne(typed, word)) whole.add(word);
            else if (Typos.beginsLike(typed, word)) beginnings.add(word);
        }
        whole.addAll(beginnings);
        return whole.subList(0, Math.min(ALTERNATIVES, whole.size()));
    }
}
