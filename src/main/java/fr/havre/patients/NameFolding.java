package fr.havre.patients;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as they are compared and searched: capitals without accents, hyphens and apostrophes as spaces. What a person
 * wrote is kept beside it, word for word.
 */
public final class NameFolding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private NameFolding() { }

    /** {@code "Œuvrard d’Haÿ-Lès"} gives {@code "OEUVRARD D HAY LES"}. */
    public static String fold(String name) {
        String capitals = Normalizer.normalize(name, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT)
                .replace("Œ", "OE").replace("Æ", "AE").replace("Ø", "O").replace("Ł", "L").replace("Đ", "D");
        return SEPARATORS.matcher(MARKS.matcher(capitals).replaceAll("")).replaceAll(" ").strip();
    }

    /** The words of one name, and what is joined in it as one word: "Le Goff" is also found as "legoff". */
    static List<String> words(String name) {
        String folded = fold(name);
        if (folded.isEmpty()) return List.of();
        List<String> words = new ArrayList<>(List.of(folded.split(" ", -1)));
        for (String compound : name.strip().split("\\s+", -1)) words.add(fold(compound).replace(" ", ""));
        words.add(folded.replace(" ", ""));
        return words.stream().filter(word -> !word.isEmpty()).distinct().toList();
    }

    /** Every word under which a patient is found. */
    static Set<String> wordsOf(Traits traits, Patient.UsedNames used) {
        Set<String> words = new LinkedHashSet<>(words(traits.birthName()));
        words.addAll(words(traits.givenNames()));
        used.name().ifPresent(name -> words.addAll(words(name)));
        used.givenName().ifPresent(name -> words.addAll(words(name)));
        return words;
    }

    /** Digits of a phone number in the national form: +33 6… and 06… are the same. */
    static String phoneDigits(String phone) {
        String digits = phone.replaceAll("[^0-9+]", "");
        if (digits.startsWith("+33")) return "0" + digits.substring(3).replaceFirst("^0", "");
        return digits.startsWith("0033") ? "0" + digits.substring(4) : digits.replace("+", "");
    }
}
