package fr.havre.ui.words;

import fr.havre.patients.PartialDate;
import fr.havre.vault.FrenchZone;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What the command line says: help, questions, results. */
public final class CommandWords {
    /** Between the parts of a line of a list. */
    public static final String BETWEEN = " · ";

    private final Language language;

    public CommandWords(Language language) {
        this.language = language;
    }

    public Language language() {
        return language;
    }

    /** For a parser that looks its help up itself. */
    public ResourceBundle texts() {
        return language.texts("commands");                           // read when first needed: a window says none of them
    }

    /**
     * A sentence with its values filled in; plural forms by {@link MessageFormat}. What stands between two middle dots
     * and came out empty is left out with its dot. Days and moments are written as the language does ({@link #date}).
     */
    public String say(String key, Object... values) {
        Object[] written = Arrays.stream(values).map(each -> isDate(each) ? date(each) : each).toArray();
        String said = new MessageFormat(texts().getString(key), language.locale()).format(written);
        if (!said.contains(BETWEEN)) return said;
        return Arrays.stream(said.split(BETWEEN, -1)).filter(part -> !part.isBlank()).collect(Collectors.joining(BETWEEN));
    }

    private static boolean isDate(Object value) {
        return value instanceof LocalDate || value instanceof Instant || value instanceof OffsetDateTime || value instanceof PartialDate;
    }

    /**
     * A day or a moment as people of this language write it, the hour as it is here: {@code 26/11/2026 09:15},
     * {@code 26 Nov 2026 09:15}; of a {@link PartialDate} as much as is known.
     */
    public String date(Object when) {
        return switch (when) {
            case LocalDate day -> style("dd/MM/yyyy", "d MMM yyyy").format(day);
            case Instant moment -> style("dd/MM/yyyy HH:mm", "d MMM yyyy HH:mm").format(moment.atZone(FrenchZone.here()));
            case OffsetDateTime moment -> date(moment.toInstant());
            case PartialDate known -> known.hasDay() ? date(known.firstDay())
                    : known.iso().length() == 4 ? known.iso() : style("MM/yyyy", "MMM yyyy").format(known.firstDay());
            default -> throw new IllegalArgumentException("no date");
        };
    }

    private DateTimeFormatter style(String french, String english) {
        return DateTimeFormatter.ofPattern(language == Language.FRENCH ? french : english, language.locale());
    }
}
