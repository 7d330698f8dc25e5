package fr.havre.admissions;

import fr.havre.admissions.AdmissionException.Code;
import fr.havre.patients.PartialDate;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A stay as the front desk describes it: all that the checklist follows from, but the patient's birth date.
 *
 * @param hospital its name
 * @param service may be empty while unknown
 * @param reason in a few words; may be empty
 * @param day of admission
 * @param leaving the day of leaving, where it is known
 * @param said what was said of the stay; {@link Fact#MINOR}, {@link Fact#ADULT} and {@link Fact#FRENCH_COVER} follow and
 *     are not said
 * @param holders how many persons hold parental authority: one or two
 */
public record AdmissionSituation(String hospital, String service, String reason, LocalDate day, Optional<LocalDate> leaving,
        Set<Fact> said, int holders) {
    static final int LONGEST = 200;
    private static final int MAJORITY = 18;

    /**
     * Checks it.
     *
     * @throws AdmissionException {@code HOSPITAL_MISSING}, {@code TEXT_TOO_LONG}, {@code DATES_IMPOSSIBLE}, {@code CONTRADICTION}
     */
    public AdmissionSituation {
        hospital = tidy(hospital);
        service = tidy(service);
        reason = tidy(reason);
        if (hospital.isEmpty()) throw new AdmissionException(Code.HOSPITAL_MISSING);
        if (day.getYear() < 2000 || day.getYear() > 2200) throw new AdmissionException(Code.DATES_IMPOSSIBLE);
        LocalDate first = day;
        if (leaving.filter(last -> last.isBefore(first)).isPresent()) throw new AdmissionException(Code.DATES_IMPOSSIBLE);
        if (holders < 1 || holders > 2) throw new IllegalArgumentException("one or two holders");
        said = said.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(said));
        if (said.stream().anyMatch(Fact::follows)) throw new IllegalArgumentException("a fact that follows");
        if (said.contains(Fact.FOREIGN_COVER) && said.contains(Fact.STATE_AID)) {
            throw new AdmissionException(Code.CONTRADICTION);
        }
    }

    private static String tidy(String text) {
        String tidied = text.strip().replaceAll("\\s+", " ");
        if (tidied.length() > LONGEST) throw new AdmissionException(Code.TEXT_TOO_LONG);
        return tidied;
    }

    /**
     * All that is true of the stay. Who may be under age on the day is a minor (the year alone is known); of whom no birth
     * date is known is taken for an adult. A minor has no guardian of the protected adults.
     */
    public Set<Fact> facts(Optional<PartialDate> birthDate) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(said);
        boolean minor = birthDate.filter(born -> born.lastDay().plusYears(MAJORITY).isAfter(day)).isPresent();
        if (minor) facts.remove(Fact.PROTECTED_ADULT);
        if (minor) facts.add(Fact.MINOR);
        else if (!facts.contains(Fact.PROTECTED_ADULT)) facts.add(Fact.ADULT);
        if (!facts.contains(Fact.FOREIGN_COVER) && !facts.contains(Fact.STATE_AID)) facts.add(Fact.FRENCH_COVER);
        return facts;
    }

    /** Reason and hospital say much of a person: never logged. */
    @Override public String toString() {
        return "AdmissionSituation[" + day + "]";
    }
}
