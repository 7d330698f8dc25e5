package fr.havre.vault.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes passphrases of five common French words, without accents so that any keyboard types them:
 * {@code words.size()}^5 of them, all equally likely.
 */
public final class PassphraseWords {
    public static final int WORDS = 5;
    private static final char SEPARATOR = '-';

    private static final Pattern LETTERS = Pattern.compile("[a-z]+");

    /** Read when first needed. */
    private static final class OurList {
        static final List<String> WORDS = load();
        static final Set<String> SET = Set.copyOf(WORDS);
    }

    private final SecureRandom random;

    public PassphraseWords(SecureRandom random) {
        this.random = random;
    }

    /** Number of words to draw from. */
    public int size() {
        return OurList.WORDS.size();
    }

    /**
     * Five words with hyphens; the caller shows them, and wipes the array. Drawn again in the rare case zxcvbn frowns.
     */
    public char[] propose() {
        while (true) {
            CharBuffer text = CharBuffer.allocate(WORDS * 16);
            for (int i = 0; i < WORDS; i++) {
                if (i > 0) text.put(SEPARATOR);
                text.put(OurList.WORDS.get(random.nextInt(OurList.WORDS.size())));
            }
            char[] proposed = Arrays.copyOf(text.array(), text.position());
            Arrays.fill(text.array(), '\0');
            if (PassphraseStrength.of(CharBuffer.wrap(proposed), List.of()).isEnough()) return proposed;
            Arrays.fill(proposed, '\0');
        }
    }

    /** Guesses for who tries combinations of our words first; infinite if another word is among them. */
    static double guesses(CharSequence passphrase) {
        String folded = Normalizer.normalize(passphrase, Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        double guesses = 1;
        Matcher words = LETTERS.matcher(folded);
        while (words.find()) {
            if (!OurList.SET.contains(words.group())) return Double.POSITIVE_INFINITY;
            guesses *= OurList.SET.size();
        }
        return guesses == 1 ? Double.POSITIVE_INFINITY : guesses;
    }

    private static List<String> load() {
        try (InputStream in = PassphraseWords.class.getResourceAsStream("words-fr.txt")) {
            if (in == null) throw new IllegalStateException("words-fr.txt is missing");
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).lines()
                    .filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
