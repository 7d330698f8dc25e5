package fr.havre.ui.chart;

import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A patient in words, as identity vigilance wants it: birth name first, the used name beside it in brackets. */
public final class IdentityText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final int TAIL = 5;

    private IdentityText() { }

    /** {@code MERCIER (DUPONT) Raphaël}. */
    public static String name(Patient patient) {
        String birthName = patient.traits().birthName();
        String used = patient.used().name().filter(name -> !name.equalsIgnoreCase(birthName))
                .map(name -> " (" + name + ")").orElse("");
        return (birthName + used + " " + patient.used().givenName().orElse(patient.traits().firstGivenName())).strip();
    }

    /** Two letters for a small circle. */
    public static String initials(Patient patient) {
        return Stream.of(patient.traits().firstGivenName(), patient.traits().birthName())
                .filter(part -> !part.isBlank())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1))).collect(Collectors.joining());
    }

    /** {@code Né le 27/08/1983 (43 ans) · masculin · INS … 72705}. */
    public static String line(LiveWords words, Patient patient, LocalDate today) {
        return Stream.concat(Stream.of(born(words, patient, today), words.label(patient.traits().sex())),
                tail(patient).map(tail -> words.now("chart.ins", tail)).stream()).collect(Collectors.joining("  ·  "));
    }

    static String born(LiveWords words, Patient patient, LocalDate today) {
        Optional<PartialDate> date = patient.traits().birthDate();
        if (date.isEmpty()) return words.now("chart.born.unknown");
        String key = switch (patient.traits().sex()) {
            case FEMALE -> "chart.born.FEMALE";
            case MALE -> "chart.born.MALE";
            case UNKNOWN -> "chart.born.UNKNOWN";
        };
        String shown = words.now(key, written(date.get()));
        return date.get().hasDay() ? shown + " (" + age(words, date.get().firstDay(), today) + ")" : shown;
    }

    private static String written(PartialDate date) {
        if (date.hasDay()) return DAY.format(date.firstDay());
        return date.iso().length() == 4 ? date.iso() : MONTH.format(date.firstDay());
    }

    /** Days for the newborn, months for the little ones, then years. */
    static String age(LiveWords words, LocalDate born, LocalDate today) {
        long years = Math.max(0, ChronoUnit.YEARS.between(born, today));
        if (years >= 2) return words.now("chart.age.years", years);
        long months = Math.max(0, ChronoUnit.MONTHS.between(born, today));
        return months >= 1 ? words.now("chart.age.months", months)
                : words.now("chart.age.days", Math.max(0, ChronoUnit.DAYS.between(born, today)));
    }

    /** The end of the number, enough to tell two apart and not enough to copy. */
    private static Optional<String> tail(Patient patient) {
        return patient.ins().map(Ins::number).map(number -> number.substring(number.length() - TAIL));
    }
}
