package fr.havre.documents.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.havre.documents.cda.CodedResult.ReferenceRange;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.documents.cda.Interpretation;
import fr.havre.vault.VaultException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Findings as a row keeps them. */
final class FindingsJson {
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(_ -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY,
                    JsonInclude.Include.NON_EMPTY)).build();

    /** One number, or two bounds, or words; then the usual range. */
    private record Flat(String name, BigDecimal number, BigDecimal from, BigDecimal to, String unit, String words,
            BigDecimal low, BigDecimal high, String rangeUnit, String rangeWords, Interpretation said) {
        static Flat of(Finding finding) {
            Optional<ReferenceRange> range = finding.range();
            BigDecimal low = range.flatMap(ReferenceRange::low).orElse(null);
            BigDecimal high = range.flatMap(ReferenceRange::high).orElse(null);
            String rangeUnit = range.map(ReferenceRange::unit).orElse("");
            String rangeWords = range.map(ReferenceRange::words).orElse("");
            Interpretation said = finding.said().orElse(null);
            return switch (finding.value()) {
                case Value.Quantity(BigDecimal number, String unit) -> new Flat(finding.name(), number, null, null, unit, "",
                        low, high, rangeUnit, rangeWords, said);
                case Value.Between(Optional<BigDecimal> from, Optional<BigDecimal> to, String unit) -> new Flat(finding.name(),
                        null, from.orElse(null), to.orElse(null), unit, "", low, high, rangeUnit, rangeWords, said);
                case Value.Said(String words) -> new Flat(finding.name(), null, null, null, "", words, low, high, rangeUnit,
                        rangeWords, said);
            };
        }

        Finding finding() {
            return new Finding(text(name), value(), range(), Optional.ofNullable(said));
        }

        private Value value() {
            if (number != null) return new Value.Quantity(number, text(unit));
            if (from == null && to == null) return new Value.Said(text(words));
            return new Value.Between(Optional.ofNullable(from), Optional.ofNullable(to), text(unit));
        }

        private Optional<ReferenceRange> range() {
            if (low == null && high == null && text(rangeWords).isEmpty()) return Optional.empty();
            return Optional.of(new ReferenceRange(Optional.ofNullable(low), Optional.ofNullable(high), text(rangeUnit),
                    text(rangeWords)));
        }

        private static String text(String maybe) {
            return maybe == null ? "" : maybe;
        }
    }

    private FindingsJson() { }

    static String write(List<Finding> findings) {
        return JSON.writeValueAsString(findings.stream().map(Flat::of).toList());
    }

    /** Jackson's own message would quote the row: it is not carried on. */
    static List<Finding> read(String json) {
        try {
            return java.util.Arrays.stream(JSON.readValue(json, Flat[].class)).map(Flat::finding).toList();
        } catch (JacksonException e) {
            throw new VaultException(VaultException.Code.DAMAGED, "findings of a document");
        }
    }
}
