package fr.havre.documents;

import java.util.ArrayList;
import java.util.List;

/** The words of one page, each character with its place. Immutable. */
public final class PageText {
    /** A place on a page, in points from its upper left corner. */
    public record Box(double x, double y, double width, double height) { }

    public static final PageText EMPTY = new Builder().build();

    private final String text;
    private final float[] places;

    private PageText(String text, float[] places) {
        this.text = text;
        this.places = places;
    }

    /** As read, lines divided by line feeds. */
    public String text() {
        return text;
    }

    private Box box(int at) {
        return new Box(places[4 * at], places[4 * at + 1], places[4 * at + 2], places[4 * at + 3]);
    }

    /** The places of a piece of the text, those of one line joined. */
    public List<Box> boxes(int start, int end) {
        List<Box> joined = new ArrayList<>();
        Box open = null;
        for (int i = Math.max(0, start); i < Math.min(end, text.length()); i++) {
            Box box = box(i);
            if (box.height() == 0) continue;
            if (open != null && sameLine(open, box)) {
                open = around(open, box);
            } else {
                if (open != null) joined.add(open);
                open = box;
            }
        }
        if (open != null) joined.add(open);
        return joined;
    }

    private static boolean sameLine(Box left, Box right) {
        return Math.abs(left.y() + left.height() - right.y() - right.height()) < right.height() / 2
                && right.x() > left.x() - right.height() && right.x() - left.x() - left.width() < 4 * right.height();
    }

    private static Box around(Box left, Box right) {
        double x = Math.min(left.x(), right.x());
        double y = Math.min(left.y(), right.y());
        double endX = Math.max(left.x() + left.width(), right.x() + right.width());
        double endY = Math.max(left.y() + left.height(), right.y() + right.height());
        return new Box(x, y, endX - x, endY - y);
    }

    /** The character nearest to a place, those of the same line first; -1 on a page without text. */
    public int nearest(double x, double y) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < text.length(); i++) {
            Box box = box(i);
            if (box.height() == 0) continue;
            double down = Math.max(0, Math.max(box.y() - y, y - box.y() - box.height()));
            double across = Math.max(0, Math.max(box.x() - x, x - box.x() - box.width()));
            double far = 10 * down + across;
            if (far < least) {
                least = far;
                best = i;
            }
        }
        return best;
    }

    /** Quotes a patient's document: nothing is shown. */
    @Override public String toString() {
        return "PageText[" + text.length() + " characters]";
    }

    /** Collects a page. One thread. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private float[] places = new float[4 * 256];

        /** A letter, or the letters of one sign, at a place. */
        public Builder add(String letters, float x, float y, float width, float height) {
            for (int i = 0; i < letters.length(); i++) {
                float part = width / letters.length();
                put(x + i * part, y, part, height);
                text.append(letters.charAt(i));
            }
            return this;
        }

        /** What divides words and lines and is nowhere. */
        public Builder gap(char divider) {
            if (text.isEmpty() || text.charAt(text.length() - 1) == '\n') return this;
            put(0, 0, 0, 0);
            text.append(divider);
            return this;
        }

        private void put(float x, float y, float width, float height) {
            int at = 4 * text.length();
            if (at == places.length) places = java.util.Arrays.copyOf(places, 2 * places.length);
            places[at] = x;
            places[at + 1] = y;
            places[at + 2] = width;
            places[at + 3] = height;
        }

        public PageText build() {
            return new PageText(text.toString(), java.util.Arrays.copyOf(places, 4 * text.length()));
        }
    }
}
