package fr.havre.patients;

import java.util.List;

/** Our own rules on patients refuse. Holds a code and patients' ids, never a name or a number. */
public final class PatientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        UNKNOWN_PATIENT, POSSIBLE_DUPLICATE, CHANGED_MEANWHILE, NAME_MISSING, NAME_TOO_LONG,
        BIRTH_PLACE_NOT_A_CODE, TRAITS_INCOMPLETE, TRAITS_DIFFER, INS_OF_ANOTHER_PATIENT, NOT_QUALIFIED
    }

    private final Code code;
    private final transient List<PatientId> patients;

    public PatientException(Code code, PatientId... patients) {
        super(code + " " + List.of(patients));
        this.code = code;
        this.patients = List.of(patients);
    }

    public Code code() {
        return code;
    }

    /** Whom it is about: the possible duplicates, the other holder of the number. */
    public List<PatientId> patients() {
        return patients == null ? List.of() : patients;
    }
}
