package fr.havre.record;

import java.util.Objects;

/**
 * A code of an official list. {@code system} is the OID of the list ({@code 2.16.840.1.113883.6.1}), or the address
 * another system gave when we know no OID for it; {@code label} may be empty.
 */
public record Coding(String system, String code, String label) {
    public Coding {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(label, "label");
        if (code.isBlank()) throw new IllegalArgumentException("a code is not blank");
    }

    /** Same code of the same list; labels are words, not identity. */
    public boolean is(String otherSystem, String otherCode) {
        return system.equals(otherSystem) && code.equals(otherCode);
    }
}
