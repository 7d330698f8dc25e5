package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.Decline;
import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Vaccination;
import fr.havre.patients.PartialDate;
import fr.havre.ui.LiveWords;
import fr.havre.ui.shell.Badge;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Vaccinations in words. */
final class PreventionWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");

    private final LiveWords words;

    PreventionWords(LiveWords words) {
        this.words = words;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String day(PartialDate date) {
        if (date.hasDay()) return DAY.format(date.firstDay());
        return date.iso().length() == 4 ? date.iso() : MONTH.format(date.firstDay());
    }

    /** {@code ROR · 1re dose sur 2}. */
    String what(DueLine line) {
        return line.rule().vaccine(words.locale()) + "  ·  " + line.rule().dose(words.locale());
    }

    /** When, how strongly, by which rule. */
    String rule(PreventionRow.Due due) {
        DueLine line = due.line();
        return Stream.of(words.now(line.state() == DueState.SOON ? "prevention.from" : "prevention.since", day(line.on())),
                words.label(line.strength()), words.now("prevention.rule", line.rule().row(), due.rules()))
                .collect(Collectors.joining("  ·  "));
    }

    /** The rule as its file says it, and where it comes from. */
    String text(PreventionRow.Due due) {
        String note = due.line().rule().note(words.locale());
        String source = words.now("prevention.source", due.line().rule().source());
        return note.equals("-") ? source : note + "  ·  " + source;
    }

    String against(PreventionRow.Due due) {
        return due.against().stream().map(each -> each.words(words.locale()) + " (" + each.source() + ")")
                .collect(Collectors.joining(" "));
    }

    String decline(Decline decline) {
        return words.now("prevention.declined", day(decline.on()), decline.reason());
    }

    /** The lot, until when, who. */
    String given(Vaccination dose) {
        return Stream.of(dose.lot().map(lot -> words.now("prevention.given.lot", lot)),
                dose.expires().map(day -> words.now("prevention.given.expires", day(day))),
                dose.by().map(who -> words.now("prevention.given.by", who))).flatMap(java.util.Optional::stream)
                .collect(Collectors.joining("  ·  "));
    }

    String state(DueState state) {
        return words.label(state);
    }

    static Badge.Tone tone(DueState state) {
        return switch (state) {
            case LATE -> Badge.Tone.BAD;
            case DUE -> Badge.Tone.WARN;
            case SOON -> Badge.Tone.INFO;
            case DECLINED -> Badge.Tone.PLAIN;
            case DONE -> Badge.Tone.GOOD;
        };
    }
}
