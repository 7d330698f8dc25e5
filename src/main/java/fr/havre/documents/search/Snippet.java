package fr.havre.documents.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The phrase of a document in which the words were found.
 *
 * @param text on one line, with … where it was cut
 * @param marks the words found, as ranges of {@code text}
 */
public record Snippet(String text, List<Mark> marks) {
    private static final int BEFORE = 50;
    private static final int LENGTH = 180;

    /** {@code start} inclusive, {@code end} exclusive. */
    public record Mark(int start, int end) { }

    public Snippet {
        marks = List.copyOf(marks);
    }

    /** The stretch of {@code text} with the most different words of {@code query}; its beginning if there is none. */
    public static Snippet of(String text, SearchQuery query) {
        List<Found> found = new ArrayList<>();
        Folding.each(text, (word, start, end) -> {
            if (query.asksFor(word)) found.add(new Found(word, start, end));
        });
        int from = found.isEmpty() ? 0 : Math.max(0, best(found) - BEFORE);
        return cut(text, atAWord(text, from), found);
    }

    private record Found(String word, int start, int end) { }

    private static int best(List<Found> found) {
        int best = 0;
        long most = 0;
        for (int i = 0; i < found.size() && most < 4; i++) {
            int limit = found.get(i).start() + LENGTH - BEFORE;
            List<String> words = new ArrayList<>();
            for (int j = i; j < found.size() && found.get(j).end() <= limit; j++) {
                if (!words.contains(found.get(j).word())) words.add(found.get(j).word());
            }
            if (words.size() > most) {
                most = words.size();
                best = i;
            }
        }
        return found.get(best).start();
    }

    private static int atAWord(String text, int from) {
        if (from == 0) return 0;
        for (int i = from; i < Math.min(text.length(), from + 20); i++) {
            if (Character.isWhitespace(text.charAt(i))) return i + 1;
        }
        return from;
    }

    private static Snippet cut(String text, int from, List<Found> found) {
        int until = Math.min(text.length(), from + LENGTH);
        StringBuilder line = new StringBuilder(from > 0 ? "…" : "");
        List<Mark> marks = new ArrayList<>();
        int next = from;
        for (Found each : found) {
            if (each.start() < from || each.end() > until) continue;
            appendOnOneLine(line, text, next, each.start());
            int start = line.length();
            line.append(text, each.start(), each.end());
            marks.add(new Mark(start, line.length()));
            next = each.end();
        }
        appendOnOneLine(line, text, next, until);
        if (until < text.length()) line.append('…');
        return new Snippet(line.toString(), marks);
    }

    private static void appendOnOneLine(StringBuilder line, String text, int from, int until) {
        boolean space = !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!blank) line.append(c);
            else if (!space) line.append(' ');
            space = blank;
        }
    }

    @Override public String toString() {
        return "Snippet[" + text.length() + " characters]";
    }
}
