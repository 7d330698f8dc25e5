package fr.havre.documents.cda;

import java.util.Optional;

/** What a laboratory says of a result (HL7 ObservationInterpretation, 2.16.840.1.113883.5.83). */
public enum Interpretation {
    NORMAL("N"), LOW("L"), HIGH("H"), VERY_LOW("LL"), VERY_HIGH("HH"), ABNORMAL("A"), VERY_ABNORMAL("AA"),
    SUSCEPTIBLE("S"), INTERMEDIATE("I"), RESISTANT("R"), POSITIVE("POS"), NEGATIVE("NEG");

    private final String code;

    Interpretation(String code) {
        this.code = code;
    }

    static Optional<Interpretation> ofCode(String said) {
        for (Interpretation each : values()) {
            if (each.code.equals(said)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /** Whether a doctor should see it first. */
    public boolean isAbnormal() {
        return switch (this) {
            case LOW, HIGH, VERY_LOW, VERY_HIGH, ABNORMAL, VERY_ABNORMAL, POSITIVE -> true;
            case NORMAL, SUSCEPTIBLE, INTERMEDIATE, RESISTANT, NEGATIVE -> false;
        };
    }

    /** Whether it cannot wait. */
    public boolean isCritical() {
        return this == VERY_LOW || this == VERY_HIGH || this == VERY_ABNORMAL;
    }
}
