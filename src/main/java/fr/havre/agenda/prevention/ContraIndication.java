package fr.havre.agenda.prevention;

import java.util.Locale;

/**
 * Something that speaks against a vaccination.
 *
 * @param source where that is said
 */
public record ContraIndication(String french, String english, String source) {
    public String words(Locale language) {
        return language.getLanguage().equals("en") ? english : french;
    }
}
