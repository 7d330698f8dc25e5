package fr.havre.vault.keys;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many guesses a passphrase is worth. Argon2id makes a guess dear, not impossible: about 10^7 a dollar, so 10^14
 * are asked of everybody (vault-format (b.5)). Counted by zxcvbn, and by our own French words, which it does not know:
 * the lower count holds.
 */
public final class PassphraseStrength {
    public static final double ENOUGH_GUESSES = 1e14;

    /** Its time grows faster than the length; what follows can only add guesses. */
    private static final int MAX_MEASURED_CHARS = 100;

    private static final Pattern NAME_PART = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Read when first needed: 250 ms. */
    private static final class Dictionaries {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    private final double guesses;
    private final boolean onlyCommonWords;
    private final Feedback feedback;

    private PassphraseStrength(double guesses, boolean onlyCommonWords, Feedback feedback) {
        this.guesses = guesses;
        this.onlyCommonWords = onlyCommonWords;
        this.feedback = feedback;
    }

    /**
     * Measures what is typed; a few milliseconds, the first time a few hundred (dictionaries).
     *
     * @param easyGuesses the person's name, the house's: worth nothing to who knows them
     */
    public static PassphraseStrength of(CharSequence passphrase, List<String> easyGuesses) {
        CharBuffer measured = CharBuffer.allocate(Math.min(passphrase.length(), MAX_MEASURED_CHARS));
        for (int i = 0; i < measured.capacity(); i++) measured.put(i, passphrase.charAt(i));
        Strength strength = Dictionaries.ZXCVBN.measure(measured, inputs(easyGuesses));
        double words = PassphraseWords.guesses(passphrase);
        double guesses = Math.min(strength.getGuesses(), words);
        Feedback feedback = strength.getFeedback();
        strength.wipe();                            // zeroes what it was given: hence a copy, never the caller's
        return new PassphraseStrength(guesses, words < Double.POSITIVE_INFINITY, feedback);
    }

    private static List<String> inputs(List<String> easyGuesses) {
        List<String> inputs = new ArrayList<>(List.of("havre", "vault", "coffre"));
        for (String each : easyGuesses) {
            inputs.add(each);
            NAME_PART.matcher(each).results().map(MatchResult::group).forEach(inputs::add);
        }
        inputs.removeIf(String::isBlank);
        return inputs;
    }

    public double guesses() {
        return guesses;
    }

    public boolean isEnough() {
        return guesses >= ENOUGH_GUESSES;
    }

    /** Nothing but words of our own list, however many: another word is the advice. */
    public boolean isOnlyCommonWords() {
        return onlyCommonWords;
    }

    /** The library's warning and suggestions in the given language (French and English among others); may be empty. */
    public List<String> advice(Locale language) {
        List<String> advice = new ArrayList<>();
        advice.add(feedback.getWarning(language));
        advice.addAll(feedback.getSuggestions(language));
        advice.removeIf(String::isBlank);
        return List.copyOf(advice);
    }

    @Override public String toString() {
        return "PassphraseStrength[enough=" + isEnough() + "]";
    }
}
