package fr.havre.patients;

import java.util.Locale;
import java.util.Optional;

/** The administrative sex of a patient (JDV_J143). */
public enum Sex {
    FEMALE("F"), MALE("M"), UNKNOWN("UN");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** The code of JDV_J143: F, M, UN. */
    public String code() {
        return code;
    }

    /** Reads CDA (F, M, UN), FHIR (female, male, other, unknown), HL7 v2 (U, O) and INSi (I) codes. Never throws. */
    public static Optional<Sex> parse(String code) {
        if (code == null) return Optional.empty();
        return switch (code.strip().toUpperCase(Locale.ROOT)) {
            case "F", "FEMALE" -> Optional.of(FEMALE);
            case "M", "MALE" -> Optional.of(MALE);
            case "UN", "U", "O", "I", "UNKNOWN", "OTHER" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
