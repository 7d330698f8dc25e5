package fr.havre.agenda;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An hour as people type it in a hurry: {@code 9}, {@code 9h}, {@code 9h30}, {@code 9:30}, {@code 930}, {@code 0930}. */
public final class TypedHour {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2}?)\\s*[hH:.]?\\s*(\\d{2})?");

    private TypedHour() { }

    /** Empty if it is none. */
    public static Optional<LocalTime> parse(String typed) {
        Matcher found = SHAPE.matcher(typed.strip());
        if (!found.matches()) return Optional.empty();
        int hour = Integer.parseInt(found.group(1));
        int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
