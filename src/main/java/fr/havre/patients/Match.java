package fr.havre.patients;

import java.util.List;
import java.util.Set;

/** What comparing a claimed identity with the patients of this vault came to. */
public sealed interface Match {
    /** What differs, or could not be compared. */
    enum Difference { INS, INS_NOT_VERIFIED, BIRTH_NAME, GIVEN_NAMES, BIRTH_DATE, SEX, BIRTH_PLACE }

    /** A patient who may be meant, and what speaks against it. */
    record Candidate(PatientId patient, Set<Difference> differences) { }

    /** The same verified INS and the same five traits: nothing else is certain. */
    record Same(PatientId patient) implements Match { }

    /** A person has to decide; the fewest differences first. */
    record Maybe(List<Candidate> candidates) implements Match { }

    /** Nobody here resembles it. */
    record None() implements Match { }
}
