package fr.havre.patients.papers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text that may be a machine-readable zone, as far as a camera and a person spell them. */
final class MachineLines {
    /** A zone stands on one page. */
    private static final int MOST_TEXT = 200_000;
    private static final int SHORTEST = 24;
    private static final int LONGEST = 52;
    private static final int MOST_LINES = 400;
    /** How many signs a camera may have lost or seen too many in a run of fillers. */
    private static final int SLACK = 6;
    /** What a camera saw and did not know. */
    static final char UNKNOWN = '?';
    private static final int MOST_UNKNOWN = 2;
    private static final Pattern ALLOWED = Pattern.compile("[A-Z0-9<?]+");
    private static final Pattern FILLERS = Pattern.compile("[\u2039(\\[{\u20AC\u00A2\u00A3_\u2264\u29FC]");
    private static final Pattern NO_SIGN = Pattern.compile("[^A-Z0-9<]");
    /** Letters that fillers are taken for, as scans of OCR-B read by tesseract show. */
    static final String LIKE_FILLERS = "KLECSRX";
    private static final Pattern TAIL = Pattern.compile("<(?:[" + LIKE_FILLERS + "]<<|<<)[<" + LIKE_FILLERS + "]*$");
    private static final Pattern BETWEEN = Pattern.compile("(?<=<)[" + LIKE_FILLERS + "](?=<)");

    private MachineLines() { }

    /** Those that stand one upon the other, others left out. */
    static List<String> in(String text) {
        List<String> lines = new ArrayList<>();
        String bounded = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
        bounded.lines().map(MachineLines::cleaned).filter(MachineLines::possible).limit(MOST_LINES).forEach(lines::add);
        return lines;
    }

    private static String cleaned(String line) {
        if (line.length() > 4 * LONGEST) return "";
        String plain = Normalizer.normalize(line, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toUpperCase(Locale.ROOT);
        String signs = FILLERS.matcher(plain.replace("\u00AB", "<<").replaceAll("[\\s.,'\u2019`|-]", "")).replaceAll("<");
        return fillersTo(NO_SIGN.matcher(signs).replaceAll(String.valueOf(UNKNOWN)));
    }

    /** A line that ends in three fillers goes on with fillers to its end, whatever they look like. */
    private static String fillersTo(String line) {
        Matcher tail = TAIL.matcher(line);
        return tail.find() ? line.substring(0, tail.start()) + "<".repeat(line.length() - tail.start()) : line;
    }

    private static boolean possible(String line) {
        return line.length() >= SHORTEST && line.length() <= LONGEST && ALLOWED.matcher(line).matches() && line.contains("<")
                && line.chars().filter(each -> each == UNKNOWN).count() <= MOST_UNKNOWN;
    }

    /**
     * What the line may have been, the likeliest first: fillers found or lost; a sign too many taken out; letters between
     * fillers that are fillers. None if it is no such line.
     *
     * @param named whether a name stands in it: then no sign of it is taken out
     */
    static List<String> fittings(String line, int length, boolean named) {
        Set<String> all = new LinkedHashSet<>();
        for (String each : List.of(line, BETWEEN.matcher(line).replaceAll("<"))) {
            fitted(each, length).ifPresent(all::add);
            if (named || each.length() <= length || each.length() > length + 2) continue;
            for (int i = 0; i < each.length(); i++) {
                fitted(each.substring(0, i) + each.substring(i + 1), length).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /** With as many signs as it must have, found or lost in its longest run of fillers; empty if it is no such line. */
    static Optional<String> fitted(String line, int length) {
        int missing = length - line.length();
        if (missing == 0) return Optional.of(line);
        int[] run = longestRun(line);
        if (Math.abs(missing) > SLACK || run[1] < 2 || run[1] + missing < 1) return Optional.empty();
        String fillers = "<".repeat(run[1] + missing);
        return Optional.of(line.substring(0, run[0]) + fillers + line.substring(run[0] + run[1]));
    }

    private static int[] longestRun(String line) {
        int begin = 0;
        int longest = 0;
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && line.charAt(end) == '<') end++;
            if (end - at > longest) {
                begin = at;
                longest = end - at;
            }
            at = Math.max(end, at + 1);
        }
        return new int[] {begin, longest};
    }

    /** Where only figures can stand: letters that look like one are one. */
    static String figures(String field) {
        return swapped(field, "OQDUILTZSBGA", "000011725864");
    }

    /** Where no figure can stand. */
    static String letters(String field) {
        return swapped(field, "01258", "OIZSB");
    }

    private static String swapped(String field, String from, String to) {
        StringBuilder out = new StringBuilder(field);
        for (int i = 0; i < out.length(); i++) {
            int at = from.indexOf(out.charAt(i));
            if (at >= 0) out.setCharAt(i, to.charAt(at));
        }
        return out.toString();
    }
}
