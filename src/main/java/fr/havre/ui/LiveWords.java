package fr.havre.ui;

import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import fr.havre.ui.words.Language;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The window's words in the language of the moment. What is bound follows a change of language at once. */
public final class LiveWords {
    private final ObjectProperty<Language> language;

    public LiveWords(Language language) {
        this.language = new SimpleObjectProperty<>(language);
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public Locale locale() {
        return language.get().locale();
    }

    /**
     * The words for {@code key} now; use {@link #bound} for what stays on screen. What stands before the key's first dot
     * names the file: {@code patients.title} is in {@code window/patients.properties}.
     */
    public String now(String key, Object... values) {
        String pattern = language.get().texts("window." + key.substring(0, key.indexOf('.'))).getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale()).format(values);
    }

    /** Whether there are words for {@code key}: for codes that another side may send. */
    public boolean has(String key) {
        return language.get().texts("window." + key.substring(0, key.indexOf('.'))).containsKey(key);
    }

    public StringBinding bound(String key, Object... values) {
        return Bindings.createStringBinding(() -> now(key, values), language);
    }

    /** A day in words. The first of a month is written {@code 1er} in French. */
    public String day(String pattern, TemporalAccessor day) {
        boolean first = day.get(ChronoField.DAY_OF_MONTH) == 1 && language.get() == Language.FRENCH;
        return DateTimeFormatter.ofPattern(first ? pattern.replace("d MMM", "d'er' MMM") : pattern, locale()).format(day);
    }

    /** A state, a role, a kind in a word or two. */
    public String label(Enum<?> value) {
        return new Labels(language.get()).of(value);
    }

    /** {@code label} for what stays on screen. */
    public StringBinding boundLabel(ObservableValue<? extends Enum<?>> value) {
        return Bindings.createStringBinding(() -> Objects.isNull(value.getValue()) ? "" : label(value.getValue()), value,
                language);
    }

    /** The sentence of a problem now. */
    public String sentence(Throwable problem) {
        return new ErrorWords(language.get()).sentence(problem);
    }

    /** The sentence of a problem, empty while there is none. */
    public StringBinding sentence(ObservableValue<? extends Throwable> problem) {
        return Bindings.createStringBinding(() -> Objects.isNull(problem.getValue()) ? ""
                : sentence(problem.getValue()), problem, language);
    }
}
