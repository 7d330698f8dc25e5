package fr.havre.ui.viewer.biology;

import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.cda.CodedResult.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Numbers as the laboratory wrote them, with the decimal sign of the language; units as people write them. */
final class Amounts {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Locale locale;

    Amounts(Locale locale) {
        this.locale = locale;
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }

    /** Every digit it came with. */
    String number(BigDecimal number) {
        String plain = Math.abs(number.scale()) > 20 ? number.toString() : number.toPlainString();
        return french() ? plain.replace('.', ',') : plain;
    }

    String value(Value value) {
        return switch (value) {
            case Value.Quantity(BigDecimal number, String unit) -> with(number(number), unit);
            case Value.Between(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) -> with(bounds(low, high), unit);
            case Value.Said(String words) -> words;
        };
    }

    /** The usual values; their unit only where it is not that of the value. */
    String range(CodedResult result) {
        if (result.reference().isEmpty()) return "";
        CodedResult.ReferenceRange range = result.reference().get();
        if (range.low().isEmpty() && range.high().isEmpty()) return range.words();
        boolean same = result.quantity().filter(each -> each.unit().equals(range.unit())).isPresent();
        return with(bounds(range.low(), range.high()), same ? "" : range.unit());
    }

    private String bounds(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        if (low.isEmpty()) return high.map(each -> "≤\u00A0" + number(each)).orElse("");
        if (high.isEmpty()) return "≥\u00A0" + number(low.get());
        return number(low.get()) + "\u00A0–\u00A0" + number(high.get());
    }

    private String with(String number, String unit) {
        return unit.isEmpty() ? number : number + "\u00A0" + unit(unit);
    }

    /** UCUM for people: {@code 10*9/L} is 10⁹/L, {@code m[IU]/L} is mUI/L. Only what is shown: comparisons take the code. */
    String unit(String ucum) {
        StringBuilder shown = new StringBuilder();
        String plain = ucum.replace("[IU]", french() ? "UI" : "IU").replace("{", "").replace("}", "");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean power = c == '*' && i > 0 && i + 1 < plain.length() && Character.isDigit(plain.charAt(i + 1));
            if (!power) {
                shown.append(c == 'u' && i == 0 && plain.length() > 1 ? 'µ' : c);
                continue;
            }
            while (i + 1 < plain.length() && plain.charAt(i + 1) >= '0' && plain.charAt(i + 1) <= '9') {
                shown.append(RAISED.charAt(plain.charAt(++i) - '0'));
            }
        }
        return shown.toString();
    }
}
