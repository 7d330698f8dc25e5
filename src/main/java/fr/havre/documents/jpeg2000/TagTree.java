package fr.havre.documents.jpeg2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers for a grid of blocks, told a little at a time (B.10.2). */
final class TagTree {
    private final List<int[]> values = new ArrayList<>();
    private final List<int[]> lowest = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    TagTree(int width, int height) {
        int w = width;
        int h = height;
        while (true) {
            int[] unknown = new int[w * h];
            Arrays.fill(unknown, Integer.MAX_VALUE);
            values.add(unknown);
            lowest.add(new int[w * h]);
            widths.add(w);
            if (w * h <= 1) return;
            w = (w + 1) / 2;
            h = (h + 1) / 2;
        }
    }

    /** Reads as much as is needed to say whether the number at this place is below {@code limit}. */
    boolean below(int x, int y, int limit, PacketBits bits) {
        int low = 0;
        for (int level = values.size() - 1; level >= 0; level--) {
            int index = (y >> level) * widths.get(level) + (x >> level);
            low = Math.max(low, lowest.get(level)[index]);
            while (low < limit && low < values.get(level)[index]) {
                if (bits.bit() == 1) values.get(level)[index] = low;
                else low++;
            }
            lowest.get(level)[index] = low;
        }
        return values.getFirst()[y * widths.getFirst() + x] < limit;
    }
}
