package fr.havre.sandbox.samples;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A fictitious patient of the national record.
 *
 * @param key short name within the samples
 * @param ins 13 characters and the key, under {@code oid}
 * @param given all birth given names, separated by spaces
 * @param usedFamily the name in daily use, or null
 * @param birthDate {@code yyyy-MM-dd}
 * @param sex {@code M} or {@code F}
 * @param birthPlace COG code
 * @param record what the national record holds for this person
 * @param closedBecause why the record is closed (words of the record), or null
 * @param blocked professionals the patient lets see nothing
 * @param doctor the professional who is this person's médecin traitant, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Person(String key, String ins, String oid, String family, String given, String usedFamily,
        String usedGiven, String birthDate, String sex, String birthPlace, String birthTown, String address,
        String postalCode, String city, String telephone, State record, String closedBecause, List<String> blocked, String doctor) {

    /** What the record knows of a person. */
    public enum State { OPEN, CLOSED, NONE }

    public Person {
        blocked = blocked == null ? List.of() : List.copyOf(blocked);
        record = record == null ? State.OPEN : record;
    }

    /** The name people call this person by. */
    public String printedName() {
        String name = usedFamily == null || usedFamily.equals(family) ? family : usedFamily + " née " + family;
        String first = usedGiven == null ? given.split(" ", 2)[0] : usedGiven;
        return first + " " + (sex.equals("M") ? name.replace(" née ", " né ") : name);
    }

    /** {@code urn:oid:…|number}: how a search names this person. */
    public String token() {
        return "urn:oid:" + oid + "|" + ins;
    }

    public Person closed(String why) {
        return new Person(key, ins, oid, family, given, usedFamily, usedGiven, birthDate, sex, birthPlace, birthTown,
                address, postalCode, city, telephone, State.CLOSED, why, blocked, doctor);
    }

    @Override public String toString() {
        return "Person[…" + ins.substring(Math.max(0, ins.length() - 2)) + "]";
    }
}
