package fr.havre.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed into the one field, as it is compared: capitals without accents, each word the beginning of a word of
 * what is found. {@code cardiologue} finds {@code Cardiologie}.
 */
public record Wanted(List<String> words) {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern NUMBER = Pattern.compile("[\\d\\s.]{5,}");

    public Wanted {
        words = List.copyOf(words);
    }

    static Wanted of(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        String number = NUMBER.matcher(text.strip()).matches() ? text.replaceAll("\\D", "") : "";
        if (number.length() == 12 && number.startsWith("8")) number = number.substring(1);      // national id of a person
        if (!number.isEmpty()) return new Wanted(List.of(number));
        return new Wanted(OTHERS.splitAsStream(fold(text)).filter(each -> !each.isEmpty()).distinct().limit(MOST_WORDS)
                .toList());
    }

    /** {@code "Œuvrard-Lès"} gives {@code "OEUVRARD-LES"}. */
    static String fold(String text) {
        String capitals = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        return MARKS.matcher(capitals).replaceAll("").replace("Œ", "OE").replace("Æ", "AE");
    }

    /** A space before each word, so that {@code LIKE '% WORD%'} finds beginnings. */
    static String folded(List<String> words) {
        return words.stream().flatMap(each -> OTHERS.splitAsStream(fold(each))).filter(each -> !each.isEmpty()).distinct()
                .map(each -> " " + each).collect(Collectors.joining());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether something in it may be a patient's number: the directory is not asked then. */
    public boolean mayNameAPatient() {
        return words.stream().anyMatch(each -> each.matches("\\d{13}|\\d{15,}|\\d{5}2[AB]\\d{6,8}")
                || (words.size() > 1 && each.matches("\\d{12,}")));
    }

    /** For each word, how the beginning of a found word may look. */
    List<List<String>> beginnings() {
        List<List<String>> all = new ArrayList<>();
        for (String each : words) {
            all.add(Specialties.stemOf(each).map(stem -> List.of(each, stem)).orElse(List.of(each)));
        }
        return all;
    }

    /** Whether {@code entry} has a word for each of these. */
    public boolean matches(Entry entry) {
        return isIn(folded(entry.words()));
    }

    /** Whether {@code folded} holds every word. */
    private boolean isIn(String folded) {
        return beginnings().stream().allMatch(either -> either.stream().anyMatch(each -> folded.contains(" " + each)));
    }

    @Override public String toString() {
        return "Wanted[" + words.size() + " words]";
    }
}
