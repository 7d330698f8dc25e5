package fr.havre.ui.words;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What the command line says: help, questions, results. */
public final class CommandWords {
    /** Between the parts of a line of a list. */
    public static final String BETWEEN = " · ";

    private final Language language;
    private final ResourceBundle texts;

    public CommandWords(Language language) {
        this.language = language;
        texts = language.texts("commands");
    }

    public Language language() {
        return language;
    }

    /** For a parser that looks its help up itself. */
    public ResourceBundle texts() {
        return texts;
    }

    /**
     * A sentence with its values filled in; plural forms by {@link MessageFormat}. What stands between two middle dots
     * and came out empty is left out with its dot.
     */
    public String say(String key, Object... values) {
        String said = new MessageFormat(texts.getString(key), language.locale()).format(values);
        if (!said.contains(BETWEEN)) return said;
        return Arrays.stream(said.split(BETWEEN, -1)).filter(part -> !part.isBlank()).collect(Collectors.joining(BETWEEN));
    }
}
