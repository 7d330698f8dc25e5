package fr.havre.admissions.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of what leaves for a hospital, by mail and on paper: French, whatever language the window speaks. */
final class OutgoingWords {
    private static final OutgoingWords CARRIED = new OutgoingWords();

    private final Properties words = new Properties();

    private OutgoingWords() {
        try (InputStream in = OutgoingWords.class.getResourceAsStream("/fr/havre/admissions/outgoing.properties")) {
            if (in == null) throw new IllegalStateException("no words");
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OutgoingWords carried() {
        return CARRIED;
    }

    /** The text with {@code {0}}, {@code {1}}… filled in. */
    String say(String key, String... values) {
        String text = words.getProperty(key);
        if (text == null) throw new IllegalStateException("no words for " + key);
        for (int i = 0; i < values.length; i++) text = text.replace("{" + i + "}", values[i]);
        return text;
    }
}
