package fr.havre.ui.viewer.biology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentId;
import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.cda.CodedResult.ReferenceRange;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.patients.PartialDate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final String LOINC = "2.16.840.1.113883.6.1";

    private static CodedResult result(String code, String value, String unit, String when, String low, String high) {
        return new CodedResult("", Optional.of(new CodedValue(code, LOINC, "x")), "Glucose", new Value.Quantity(new BigDecimal(value), unit),
                Optional.of(new ReferenceRange(Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)), unit, "")),
                Optional.empty(), PartialDate.parse(when));
    }

    private static Report report(CodedResult... results) {
        return new Report(new DocumentId(UUID.randomUUID()), "Laboratoire", List.of(results));
    }

    @Test void neverMixesUnits() {
        List<Trend> trends = Trend.of(List.of(report(result("1", "5.1", "mmol/L", "20260101", "4", "6"),
                result("1", "0.92", "g/L", "20260101", "0.7", "1.1")), report(result("1", "5.4", "mmol/L", "20250101", "4", "6"))));
        assertEquals(List.of("mmol/L 2", "g/L 1"), trends.stream().map(each -> each.unit() + " " + each.points().size()).toList());
    }

    @Test void neverMixesCodes() {
        assertEquals(2, Trend.of(List.of(report(result("1", "5", "g/L", "20260101", "4", "6"), result("2", "5", "g/L", "20260101", "4", "6"))))
                .size());
    }

    @Test void keepsEachPointsOwnRangeOldestFirst() {
        Trend trend = Trend.of(List.of(report(result("1", "5", "g/L", "20260101", "3", "4")), report(result("1", "5", "g/L", "20240101", "4", "6"))))
                .getFirst();
        assertEquals(List.of(0, 1), trend.points().stream().map(each -> each.result().outside()).toList());
    }

    @Test void countsTheSameValueOfTwinReportsOnce() {
        assertEquals(1, Trend.of(List.of(report(result("1", "5.0", "g/L", "20260101", "4", "6")), report(result("1", "5.00", "g/L", "20260101", "4", "6"))))
                .getFirst().points().size());
    }

    @Test void writesNumbersAsTheLanguageDoesAndKeepsTheirDigits() {
        Amounts french = new Amounts(Locale.FRENCH);
        assertEquals("1,950\u00A0mUI/L", french.value(new Value.Quantity(new BigDecimal("1.950"), "m[IU]/L")));
        assertEquals("9.20\u00A010⁹/L", new Amounts(Locale.ENGLISH).value(new Value.Quantity(new BigDecimal("9.20"), "10*9/L")));
        assertEquals("≤\u00A05\u00A0µmol/L", french.value(new Value.Between(Optional.empty(), Optional.of(new BigDecimal("5")), "umol/L")));
    }

    @Test void namesTheUnitOfARangeThatIsNotInThatOfItsValue() {
        CodedResult odd = new CodedResult("", Optional.empty(), "x", new Value.Quantity(BigDecimal.ONE, "mmol/L"), Optional.of(new ReferenceRange(
                Optional.of(new BigDecimal("0.7")), Optional.of(new BigDecimal("1.1")), "g/L", "")), Optional.empty(), Optional.empty());
        assertTrue(new Amounts(Locale.FRENCH).range(odd).endsWith("g/L"));
    }
}
