package fr.havre.ui.viewer.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextComparisonTest {
    private static List<String> said(List<TextComparison.Piece> pieces, List<String> texts) {
        return pieces.stream().map(each -> texts.get(each.paragraph()).substring(each.start(), each.end())).toList();
    }

    @Test void marksOnlyTheWordsThatChanged() {
        List<String> older = List.of("Paracétamol 1 g trois fois par jour", "Revoir si besoin");
        List<String> newer = List.of("Paracétamol 500 mg trois fois par jour", "Revoir si besoin");
        TextComparison compared = new TextComparison(older, newer);
        assertEquals(1, compared.passages());
        assertEquals(List.of("1 g"), said(compared.removed(), older));
        assertEquals(List.of("500 mg"), said(compared.added(), newer));
    }

    @Test void marksAWholeParagraphThatIsAnother() {
        List<String> older = List.of("Pas d’antécédent", "fin");
        List<String> newer = List.of("Diabète de type deux depuis dix ans", "fin");
        assertEquals(List.of("Diabète de type deux depuis dix ans"), said(new TextComparison(older, newer).added(), newer));
    }

    @Test void findsNothingBetweenEquals() {
        List<String> same = List.of("a", "b", "a");
        TextComparison compared = new TextComparison(same, same);
        assertEquals(0, compared.passages() + compared.removed().size() + compared.added().size());
    }

    /** Taking what differs out of both leaves the same sequence. */
    @Test void whatIsNotMarkedIsTheSameOnBothSides() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            List<String> left = words(random);
            List<String> right = words(random);
            List<String> keptLeft = new ArrayList<>(left);
            List<String> keptRight = new ArrayList<>(right);
            for (Differences.Region each : Differences.between(left, right).reversed()) {
                keptLeft.subList(each.leftFrom(), each.leftTo()).clear();
                keptRight.subList(each.rightFrom(), each.rightTo()).clear();
            }
            assertEquals(keptLeft, keptRight, "seed " + seed + " round " + round + " " + left + " " + right);
            assertTrue(keptLeft.size() >= longest(left, right), "seed " + seed + " round " + round + ": too much marked");
        }
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(_ -> "abcd".substring(random.nextInt(4)).substring(0, 1)).toList();
    }

    private static int longest(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = 1; i <= left.size(); i++) {
            for (int j = 1; j <= right.size(); j++) {
                common[i][j] = left.get(i - 1).equals(right.get(j - 1)) ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return common[left.size()][right.size()];
    }

    @Test void givesUpOnTextsThatHaveNothingInCommonInsteadOfFillingTheMemory() {
        List<String> left = IntStream.range(0, 6_000).mapToObj(i -> "l" + i).toList();
        List<String> right = IntStream.range(0, 6_000).mapToObj(i -> "r" + i).toList();
        assertEquals(1, Differences.between(left, right).size());
        assertEquals(List.of(), Differences.between(Collections.emptyList(), List.of()));
    }
}
