package fr.havre.ui.viewer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What differs between the paragraphs of two versions: whole paragraphs that came or went, and words in those that
 * changed.
 */
final class TextComparison {
    /** A piece of a paragraph. */
    record Piece(int paragraph, int start, int end) { }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s\\p{Z}]");
    /** Below this part of equal words, two paragraphs are two paragraphs. */
    private static final double ALIKE = 0.35;

    private record Word(String text, int start, int end) { }

    private final List<String> older;
    private final List<String> newer;
    private final List<Piece> removed = new ArrayList<>();
    private final List<Piece> added = new ArrayList<>();
    private final int passages;

    TextComparison(List<String> older, List<String> newer) {
        this.older = older;
        this.newer = newer;
        List<Differences.Region> regions = Differences.between(older, newer);
        regions.forEach(this::region);
        passages = regions.size();
    }

    private void region(Differences.Region region) {
        int pairs = Math.min(region.leftTo() - region.leftFrom(), region.rightTo() - region.rightFrom());
        for (int i = 0; i < pairs; i++) words(region.leftFrom() + i, region.rightFrom() + i);
        for (int i = region.leftFrom() + pairs; i < region.leftTo(); i++) removed.add(new Piece(i, 0, older.get(i).length()));
        for (int i = region.rightFrom() + pairs; i < region.rightTo(); i++) added.add(new Piece(i, 0, newer.get(i).length()));
    }

    private void words(int left, int right) {
        List<Word> before = wordsOf(older.get(left));
        List<Word> after = wordsOf(newer.get(right));
        List<Differences.Region> regions = Differences.between(before.stream().map(Word::text).toList(),
                after.stream().map(Word::text).toList());
        int changed = regions.stream().mapToInt(each -> Math.max(each.leftTo() - each.leftFrom(), each.rightTo() - each.rightFrom())).sum();
        int most = Math.max(1, Math.max(before.size(), after.size()));
        if (most > 2 && (double) (most - changed) / most < ALIKE) {
            removed.add(new Piece(left, 0, older.get(left).length()));
            added.add(new Piece(right, 0, newer.get(right).length()));
            return;
        }
        for (Differences.Region each : regions) {
            piece(before, each.leftFrom(), each.leftTo(), left, removed);
            piece(after, each.rightFrom(), each.rightTo(), right, added);
        }
    }

    private static void piece(List<Word> words, int from, int to, int paragraph, List<Piece> pieces) {
        if (to > from) pieces.add(new Piece(paragraph, words.get(from).start(), words.get(to - 1).end()));
    }

    private static List<Word> wordsOf(String text) {
        List<Word> words = new ArrayList<>();
        Matcher found = WORD.matcher(text);
        while (found.find()) words.add(new Word(found.group(), found.start(), found.end()));
        return words;
    }

    /** In the older version. */
    List<Piece> removed() {
        return removed;
    }

    /** In the newer version. */
    List<Piece> added() {
        return added;
    }

    /** How many places differ; 0 if the words are the same. */
    int passages() {
        return passages;
    }
}
