package fr.havre.documents.writing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The French words that stand on what is signed here. They are part of the record: always French. */
final class PaperWords {
    private PaperWords() { }

    static String of(String key, Object... values) {
        ResourceBundle words = ResourceBundle.getBundle("fr.havre.documents.writing.paper", Locale.ROOT);
        return values.length == 0 ? words.getString(key) : new MessageFormat(words.getString(key), Locale.FRENCH).format(values);
    }
}
