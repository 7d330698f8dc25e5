package fr.havre.documents.review;

import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.cda.CodedResult.ReferenceRange;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.documents.cda.Interpretation;
import java.util.Optional;

/**
 * One abnormal result of a report, as its laboratory wrote it.
 *
 * @param name of what was measured, in words; its code where there are none
 */
public record Finding(String name, Value value, Optional<ReferenceRange> range, Optional<Interpretation> said) {
    private static final int LONGEST = 120;

    static Finding of(CodedResult result) {
        String name = result.name().isBlank() ? result.analyte().map(code -> code.code()).orElse("") : result.name();
        return new Finding(cut(name), result.value() instanceof Value.Said(String words) ? new Value.Said(cut(words))
                : result.value(), result.reference(), result.interpretation());
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
    }

    /** Whether it cannot wait. */
    public boolean isCritical() {
        return said.filter(Interpretation::isCritical).isPresent();
    }

    /** As the result it was, to be put in words like one. */
    public CodedResult result() {
        return new CodedResult("", Optional.empty(), name, value, range, said, Optional.empty());
    }

    /** A patient's result. */
    @Override public String toString() {
        return "Finding[" + (isCritical() ? "critical" : "abnormal") + "]";
    }
}
