package fr.havre.patients;

import fr.havre.patients.PatientException.Code;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The five traits of the national identity. Kept as written; compared folded. At least the birth name must be there.
 *
 * @param givenNames every given name at birth, in order, separated by spaces; may be empty while unknown
 * @param birthDate without a time; to be complete, to the day
 * @param birthPlace COG code of the commune or country: five characters, 99999 when it is unknown to everybody
 */
public record Traits(String birthName, String givenNames, Optional<PartialDate> birthDate, Sex sex,
        Optional<String> birthPlace) {
    private static final Pattern COG = Pattern.compile("\\d[0-9AB]\\d{3}");
    private static final int LONGEST = 100;

    public Traits {
        birthName = tidy(birthName);
        givenNames = tidy(givenNames);
        if (NameFolding.fold(birthName).isEmpty()) throw new PatientException(Code.NAME_MISSING);
        birthDate.filter(PartialDate::hasTime).ifPresent(_ -> {
            throw new IllegalArgumentException("a birth date has no time");
        });
        if (birthPlace.isPresent() && !COG.matcher(birthPlace.get()).matches()) {
            throw new PatientException(Code.BIRTH_PLACE_NOT_A_CODE);
        }
    }

    private static String tidy(String name) {
        String tidied = name.strip().replaceAll("\\s+", " ");
        if (tidied.length() > LONGEST) throw new PatientException(Code.NAME_TOO_LONG);
        return tidied;
    }

    /** Whether nothing is missing: what INSi and a proof are checked against. */
    public boolean complete() {
        return !NameFolding.fold(givenNames).isEmpty() && birthDate.filter(PartialDate::hasDay).isPresent()
                && sex != Sex.UNKNOWN && birthPlace.isPresent();
    }

    /** The same traits but for capitals, accents, hyphens and apostrophes. */
    public boolean sameAs(Traits other) {
        return folded().equals(other.folded());
    }

    /** The first of the given names, as written. */
    public String firstGivenName() {
        return givenNames.split(" ", 2)[0];
    }

    private Traits folded() {
        return new Traits(NameFolding.fold(birthName), NameFolding.fold(givenNames), birthDate, sex, birthPlace);
    }

    @Override public String toString() {
        return "Traits[…]";
    }
}
