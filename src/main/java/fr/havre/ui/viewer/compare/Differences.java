package fr.havre.ui.viewer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where two sequences differ: Myers' shortest edit script, given up for one large difference once it would be longer than
 * {@link #MOST} steps.
 */
final class Differences {
    /** Elements {@code [leftFrom, leftTo)} stand where the other has {@code [rightFrom, rightTo)}; one may be empty. */
    record Region(int leftFrom, int leftTo, int rightFrom, int rightTo) { }

    private static final int MOST = 1_500;

    private final List<String> left;
    private final List<String> right;
    private final int begin;
    private final int leftLength;
    private final int rightLength;

    private Differences(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
        int shorter = Math.min(left.size(), right.size());
        int same = 0;
        while (same < shorter && left.get(same).equals(right.get(same))) same++;
        int sameEnd = 0;
        while (sameEnd < shorter - same && left.get(left.size() - 1 - sameEnd).equals(right.get(right.size() - 1 - sameEnd))) {
            sameEnd++;
        }
        begin = same;
        leftLength = left.size() - same - sameEnd;
        rightLength = right.size() - same - sameEnd;
    }

    /** In order; empty if both are the same. */
    static List<Region> between(List<String> left, List<String> right) {
        Differences all = new Differences(left, right);
        if (all.leftLength == 0 && all.rightLength == 0) return List.of();
        boolean one = all.leftLength == 0 || all.rightLength == 0;
        return one ? List.of(all.whole()) : all.script();
    }

    private Region whole() {
        return new Region(begin, begin + leftLength, begin, begin + rightLength);
    }

    private boolean same(int x, int y) {
        return Objects.equals(left.get(begin + x), right.get(begin + y));
    }

    private List<Region> script() {
        List<int[]> furthest = new ArrayList<>();
        int[] reached = new int[] {0, 0};
        for (int steps = 0; steps <= MOST; steps++) {
            int[] next = new int[2 * steps + 3];
            for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
                int x = start(reached, steps, diagonal);
                while (x < leftLength && x - diagonal < rightLength && x >= 0 && x - diagonal >= 0 && same(x, x - diagonal)) x++;
                next[diagonal + steps + 1] = x;
                if (x >= leftLength && x - diagonal >= rightLength) {
                    furthest.add(next);
                    return back(furthest);
                }
            }
            furthest.add(next);
            reached = next;
        }
        return List.of(whole());
    }

    /** Where the furthest path of one step less goes on, on this diagonal. {@code reached} is that of {@code steps - 1}. */
    private static int start(int[] reached, int steps, int diagonal) {
        if (steps == 0) return 0;
        int below = diagonal == -steps ? -1 : reached[diagonal - 1 + steps];
        int above = diagonal == steps ? -1 : reached[diagonal + 1 + steps];
        return goesDown(steps, diagonal, below, above) ? above : below + 1;
    }

    private static boolean goesDown(int steps, int diagonal, int below, int above) {
        return diagonal == -steps || (diagonal != steps && below < above);
    }

    private List<Region> back(List<int[]> furthest) {
        boolean[] keptLeft = new boolean[leftLength];
        boolean[] keptRight = new boolean[rightLength];
        int x = leftLength;
        int y = rightLength;
        for (int steps = furthest.size() - 1; steps > 0; steps--) {
            int[] reached = furthest.get(steps - 1);
            int diagonal = x - y;
            int below = diagonal == -steps ? -1 : reached[diagonal - 1 + steps];
            int above = diagonal == steps ? -1 : reached[diagonal + 1 + steps];
            boolean down = goesDown(steps, diagonal, below, above);
            int fromX = down ? above : below;
            int fromY = down ? above - diagonal - 1 : below - diagonal + 1;
            while (x > fromX && y > fromY && x > 0 && y > 0 && same(x - 1, y - 1)) {
                keptLeft[--x] = true;
                keptRight[--y] = true;
            }
            x = fromX;
            y = fromY;
        }
        while (x > 0 && y > 0) {
            keptLeft[--x] = true;
            keptRight[--y] = true;
        }
        return regions(keptLeft, keptRight);
    }

    private List<Region> regions(boolean[] keptLeft, boolean[] keptRight) {
        List<Region> regions = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (x < leftLength || y < rightLength) {
            int fromX = x;
            int fromY = y;
            while (x < leftLength && !keptLeft[x]) x++;
            while (y < rightLength && !keptRight[y]) y++;
            if (x > fromX || y > fromY) regions.add(new Region(begin + fromX, begin + x, begin + fromY, begin + y));
            while (x < leftLength && y < rightLength && keptLeft[x] && keptRight[y]) {
                x++;
                y++;
            }
        }
        return regions;
    }
}
