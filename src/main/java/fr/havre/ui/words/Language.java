package fr.havre.ui.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The languages Havre speaks. */
public enum Language {
    FRENCH(Locale.FRENCH), ENGLISH(Locale.ENGLISH);

    /** French has no file of its own beside the first one: each look for it would go through every library. */
    private static final ResourceBundle.Control FILES = new ResourceBundle.Control() {
        @Override public List<String> getFormats(String name) {
            return FORMAT_PROPERTIES;
        }

        @Override public List<Locale> getCandidateLocales(String name, Locale wanted) {
            return wanted.equals(Locale.ENGLISH) ? List.of(Locale.ENGLISH, Locale.ROOT) : List.of(Locale.ROOT);
        }

        @Override public Locale getFallbackLocale(String name, Locale wanted) {
            return null;
        }
    };

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code fr} or {@code en}. */
    public static Optional<Language> parse(String code) {
        for (Language each : values()) {
            if (each.locale.getLanguage().equalsIgnoreCase(code.strip())) return Optional.of(each);
        }
        return Optional.empty();
    }

    /** English where the computer speaks English, else French. */
    public static Language of(Locale computer) {
        return parse(computer.getLanguage()).orElse(FRENCH);
    }

    /** The texts of this language: never those of the computer's, whatever it is. */
    public ResourceBundle texts(String name) {
        return ResourceBundle.getBundle("fr.havre.ui.words." + name, locale, FILES);
    }
}
