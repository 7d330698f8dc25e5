package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.patients.PartialDate;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One coded result of a biology report (CI-SIS, CR de biologie: FR-Resultat-examens-de-biologie-element-clinique-pertinent;
 * IHE Laboratory Observation). All of it is the laboratory's claim, word for word.
 *
 * @param heading what it stands under: titles of its sections, then of its group
 * @param analyte what was measured, usually LOINC; empty if only words say so
 * @param name of the analyte in words; may be empty
 * @param when the measure was taken; the document's date where the result has none
 * @param reference the range for this result
 */
public record CodedResult(String heading, Optional<CodedValue> analyte, String name, Value value,
        Optional<ReferenceRange> reference, Optional<Interpretation> interpretation, Optional<PartialDate> when) {
    /** What was found. */
    public sealed interface Value {
        /**
         * A number.
         *
         * @param unit UCUM; empty for a bare number
         */
        record Quantity(BigDecimal number, String unit) implements Value { }

        /** Between two bounds, one of which may be open; in one unit. */
        record Between(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) implements Value { }

        /** Words, or the words of a code. */
        record Said(String words) implements Value { }
    }

    /**
     * Usual values, as the laboratory says.
     *
     * @param unit of both bounds; empty for bare numbers
     * @param words where it is not, or not only, numbers
     */
    public record ReferenceRange(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit, String words) { }

    /** The number, if it is one. */
    public Optional<Value.Quantity> quantity() {
        return value instanceof Value.Quantity quantity ? Optional.of(quantity) : Optional.empty();
    }

    /** Above ({@code 1}) or below ({@code -1}) its own range, which must be in the same unit; else {@code 0}. */
    public int outside() {
        if (!(value instanceof Value.Quantity(BigDecimal number, String unit)) || reference.isEmpty()) return 0;
        ReferenceRange range = reference.get();
        if (!range.unit().equals(unit)) return 0;
        if (range.low().filter(low -> number.compareTo(low) < 0).isPresent()) return -1;
        return range.high().filter(high -> number.compareTo(high) > 0).isPresent() ? 1 : 0;
    }

    /** By what the laboratory says; by its own range where it says nothing. */
    public boolean isAbnormal() {
        return interpretation.map(Interpretation::isAbnormal).orElse(outside() != 0);
    }

    /** A patient's result: only the code is shown. */
    @Override public String toString() {
        return "CodedResult[" + analyte.map(CodedValue::code).orElse("-") + "]";
    }
}
