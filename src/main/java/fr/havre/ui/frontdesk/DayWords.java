package fr.havre.ui.frontdesk;

import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Giver;
import fr.havre.admissions.Piece;
import fr.havre.agenda.Appointment;
import fr.havre.ui.LiveWords;
import fr.havre.ui.chart.IdentityText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The front desk's day in words, in the language of the moment. */
final class DayWords {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM HH:mm");
    private static final String BETWEEN = "  ·  ";

    private final LiveWords words;

    DayWords(LiveWords words) {
        this.words = words;
    }

    /** Whom and what. */
    String what(DayLine line) {
        return switch (line) {
            case DayLine.ToFile each -> each.document().title().isBlank() ? words.now("frontdesk.untitled") : each.document().title();
            case DayLine.Visit each -> joined(Stream.of(hour(each.appointment().start()), whom(each.appointment())));
            case DayLine.Stay each -> joined(Stream.of(IdentityText.name(each.file().patient()), where(each.file().admission().situation())));
            case DayLine.Waiting each -> words.now("frontdesk.waiting." + each.what(), each.count());
        };
    }

    /** What about it. */
    String why(DayLine line, LocalDate today) {
        return switch (line) {
            case DayLine.ToFile each -> words.now("frontdesk.kept", MOMENT.format(each.document().keptAt().atZone(DayReading.FRANCE)));
            case DayLine.Visit each -> joined(Stream.of(words.label(each.appointment().state()), rest(each.appointment())));
            case DayLine.Stay each -> joined(Stream.of(day(each.file().admission().situation().day(), today), missing(each.file())));
            case DayLine.Waiting each -> each.since().map(at -> words.now("frontdesk.since", MOMENT.format(at.atZone(DayReading.FRANCE))))
                    .orElse("");
        };
    }

    private static String hour(Instant start) {
        return HOUR.format(start.atZone(DayReading.FRANCE));
    }

    private static String whom(Appointment appointment) {
        return appointment.patient().map(IdentityText::name).orElse(appointment.subject());
    }

    /** The subject, where it is not what stands above already; and that nobody has said whose it is. */
    private String rest(Appointment appointment) {
        if (appointment.patient().isEmpty()) return words.now("frontdesk.appointment.nobodys");
        return appointment.subject();
    }

    private static String where(AdmissionSituation stay) {
        return joined(Stream.of(stay.hospital(), stay.service()));
    }

    private String day(LocalDate day, LocalDate today) {
        String written = words.day("EEEE d MMMM", day);
        long days = ChronoUnit.DAYS.between(today, day);
        if (days < 0) return words.now("frontdesk.admission.past", written);
        return words.now("frontdesk.admission.day", written, days);
    }

    /** Who has to give what: the first few by name. */
    private String missing(AdmissionFile file) {
        if (file.complete()) return words.now("frontdesk.admission.complete");
        Map<Giver, List<Piece>> waits = file.waitsFor();
        return words.now("frontdesk.admission.missing", file.blocking().size(), waits.entrySet().stream().map(each ->
                each.getValue().stream().map(this::name).collect(Collectors.joining(", "))
                        + " (" + words.label(each.getKey()) + ")").collect(Collectors.joining(" · ")));
    }

    /** The first of its names: which papers will do stands in the admission itself. */
    private String name(Piece piece) {
        return piece.item().name(words.locale()).replaceFirst(" [(].*", "");
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(BETWEEN));
    }

    /** A word or two in colour. */
    Optional<String> badge(DayLine line) {
        if (!(line instanceof DayLine.Stay stay)) return Optional.empty();
        if (stay.file().complete()) return Optional.of(words.now("frontdesk.badge.complete"));
        return Optional.of(words.now("frontdesk.badge.missing", stay.file().blocking().size()));
    }
}
