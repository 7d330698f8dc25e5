package fr.havre.ui.words;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the command line says: help, questions, results. */
public final class CommandWords {
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

    /** A sentence with its values filled in; plural forms by {@link MessageFormat}. */
    public String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), language.locale()).format(values);
    }
}
