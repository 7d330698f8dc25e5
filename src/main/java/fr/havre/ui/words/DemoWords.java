package fr.havre.ui.words;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** What the demo tells, step by step. */
public final class DemoWords {
    private final Language language;
    private final ResourceBundle texts;

    public DemoWords(Language language) {
        this.language = language;
        texts = language.texts("demo");
    }

    /** A line with its values filled in; plural forms by {@link MessageFormat}. */
    public String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), language.locale()).format(values);
    }

    /** The sentence of a refusal. */
    public String sentence(Throwable problem) {
        return new ErrorWords(language).sentence(problem);
    }
}
