package fr.havre.ui.agenda;

import fr.havre.agenda.Appointment;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import fr.havre.ui.shell.Badge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Appointments in words. */
final class AgendaWords {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SHORT_HOUR = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM");

    private final LiveWords words;

    AgendaWords(LiveWords words) {
        this.words = words;
    }

    String day(LocalDate day) {
        String written = words.day(words.now("agenda.day.pattern"), day);
        return written.substring(0, 1).toUpperCase(words.locale()) + written.substring(1);
    }

    static String hour(Instant at) {
        return HOUR.format(at.atZone(AgendaReading.FRANCE));
    }

    /** The patient, or the words that stand for one nobody has recognised yet. */
    String who(Appointment each) {
        return each.patient().map(IdentityText::name).orElse(each.subject());
    }

    /** With whom, how long, what for: the longest last. */
    String what(Appointment each) {
        long minutes = java.time.Duration.between(each.start(), each.end()).toMinutes();
        return Stream.of(with(each), minutes == 0 ? "" : words.now("agenda.minutes", minutes),
                each.patient().isPresent() ? each.subject() : words.now("agenda.unlinked"))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("  ·  "));
    }

    /** Of an imported one whose calendar does not say: the calendar. */
    private static String with(Appointment each) {
        return each.with().isEmpty() ? each.calendar().orElse("") : each.with();
    }

    String state(Appointment.State state) {
        return state == Appointment.State.PLANNED ? "" : words.label(state);
    }

    static Badge.Tone tone(Appointment.State state) {
        return switch (state) {
            case ARRIVED -> Badge.Tone.INFO;
            case DONE -> Badge.Tone.GOOD;
            case ABSENT -> Badge.Tone.WARN;
            case PLANNED, CANCELLED -> Badge.Tone.PLAIN;
        };
    }

    /** Says nothing of whom: it may be read over a shoulder. */
    String ready(Readiness ready, LocalDate today) {
        if (ready.at().isEmpty()) return words.now("agenda.ready." + ready.state());
        Instant at = ready.at().get();
        boolean ofToday = LocalDate.ofInstant(at, AgendaReading.FRANCE).equals(today);
        return words.now(ofToday ? "agenda.ready.READY" : "agenda.ready.before", SHORT_HOUR.format(at.atZone(AgendaReading.FRANCE)),
                SHORT_DAY.format(at.atZone(AgendaReading.FRANCE)));
    }

    static Badge.Tone tone(Readiness.State state) {
        return switch (state) {
            case READY -> Badge.Tone.GOOD;
            case UNREACHABLE -> Badge.Tone.WARN;
            case NOT_YET, NO_RECORD, NOT_QUALIFIED, REFUSED -> Badge.Tone.PLAIN;
        };
    }

    /** How many come, and how many of them are here. */
    String counts(List<AgendaRow> rows) {
        List<Appointment.State> states = rows.stream().map(row -> row.appointment().state())
                .filter(state -> state != Appointment.State.CANCELLED).toList();
        long here = states.stream().filter(state -> state == Appointment.State.ARRIVED).count();
        long unlinked = rows.stream().filter(row -> row.appointment().patient().isEmpty()
                && row.appointment().state() != Appointment.State.CANCELLED).count();
        return Stream.of(words.now("agenda.count", states.size()), here == 0 ? "" : words.now("agenda.count.here", here),
                unlinked == 0 ? "" : words.now("agenda.count.unlinked", unlinked)).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Since when appointments of another program do not come, and why. */
    String late(AgendaFetching.Late late) {
        String since = late.since().map(at -> at.atZone(AgendaReading.FRANCE)).map(at -> words.now("agenda.late", late.calendar(),
                SHORT_DAY.format(at), SHORT_HOUR.format(at))).orElseGet(() -> words.now("agenda.late.never", late.calendar()));
        return since + late.why().map(why -> " " + words.sentence(why)).orElse("");
    }

    Locale locale() {
        return words.locale();
    }
}
