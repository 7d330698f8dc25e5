package fr.havre.ui.patients;

import fr.havre.patients.Ins;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientLine;
import fr.havre.patients.Sex;
import fr.havre.ui.LiveWords;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How a patient is written on screen: dates as in France, ages, the groups of a number. */
public final class PatientWords {
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);
    private static final String GAP = "\u202F";

    private final LiveWords words;

    public PatientWords(LiveWords words) {
        this.words = words;
    }

    /** {@code 12/03/1985}, {@code 03/1985}, {@code 1985}: what is known. */
    public static String date(PartialDate date) {
        return switch (date.iso().length()) {
            case 4 -> date.iso();
            case 7 -> MONTH.format(date.firstDay());
            default -> DAY.format(date.firstDay());
        };
    }

    /** {@code 25/11/2026 08:00}, French time. */
    public static String moment(Instant moment) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).format(moment.atZone(FRANCE));
    }

    public static String birthDate(PatientLine line) {
        return line.birthDate().map(PatientWords::date).orElse("");
    }

    /** In years; in months for the first two. */
    public String age(PatientLine line, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, FRANCE);
        Optional<PartialDate> born = line.birthDate().filter(date -> !date.firstDay().isAfter(today));
        if (born.isEmpty()) return "";
        Period age = Period.between(born.get().firstDay(), today);
        return age.getYears() < 2 && born.get().hasDay() ? words.now("patients.age.months", age.toTotalMonths())
                : words.now("patients.age", age.getYears());
    }

    public String sex(Sex sex) {
        return words.now("patients.sex." + sex);
    }

    /** In the groups people read it in: {@code 2 79 03 51 215 189 89}. */
    public static String ins(Ins ins) {
        return grouped(ins.number());
    }

    /** A number, perhaps unfinished, in its groups. */
    public static String grouped(String number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            if (i == 1 || i == 3 || i == 5 || i == 7 || i == 10 || i == 13) text.append(GAP);
            text.append(number.charAt(i));
        }
        return text.toString();
    }

    /** {@code DUPONT Marie, 12/03/1985}: to tell two patients apart in a sentence. */
    public static String told(PatientLine line) {
        String born = birthDate(line);
        return (line.birthName() + " " + line.shownGivenName()).strip() + (born.isEmpty() ? "" : ", " + born);
    }
}
