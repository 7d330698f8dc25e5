package fr.havre.ui.words;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The languages Havre speaks. */
public enum Language {
    FRENCH(Locale.FRENCH), ENGLISH(Locale.ENGLISH);

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
        return ResourceBundle.getBundle("fr.havre.ui.words." + name, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
