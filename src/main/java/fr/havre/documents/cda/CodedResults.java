package fr.havre.documents.cda;

import fr.havre.documents.CodedValue;
import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.documents.cda.CodedResult.ReferenceRange;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.patients.PartialDate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects the coded results of biology: observations under the template of the IHE Laboratory Observation, wherever in
 * an entry they stand. One use.
 */
final class CodedResults {
    private static final String LABORATORY_OBSERVATION = "1.3.6.1.4.1.19376.1.3.1.6";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?");
    private static final Set<String> RANGES = Set.of("IVL_PQ", "IVL_INT", "IVL_REAL");
    private static final int MOST = 5_000;
    private static final int LONGEST = 500;

    private final List<CodedResult> found = new ArrayList<>();
    private final NarrativeWords narrative;

    /** @param narrative the words that results refer to, read before them */
    CodedResults(NarrativeWords narrative) {
        this.narrative = narrative;
    }

    void entry(Element element, String heading) {
        String under = heading;
        if (element.name().equals("organizer")) under = below(heading, element.at("code").attribute("displayName"));
        if (element.name().equals("observation") && isResult(element)) add(element, under);
        for (Element each : element.elements().toList()) entry(each, under);
    }

    private static String below(String heading, String group) {
        if (group.isEmpty() || heading.endsWith(group)) return heading;
        return heading.isEmpty() ? group : heading + " – " + group;
    }

    private static boolean isResult(Element observation) {
        return observation.elements("templateId").anyMatch(each -> each.attribute("root").equals(LABORATORY_OBSERVATION));
    }

    private void add(Element observation, String heading) {
        if (found.size() >= MOST) return;
        Optional<Value> value = observation.elements("value").findFirst().flatMap(this::value);
        if (value.isEmpty()) return;
        Element code = observation.at("code");
        found.add(new CodedResult(heading, code(code), name(code), value.get(), reference(observation),
                observation.elements("interpretationCode").flatMap(each -> Interpretation.ofCode(each.attribute("code")).stream())
                        .findFirst(), time(observation.at("effectiveTime"))));
    }

    private static Optional<CodedValue> code(Element code) {
        return code.attribute("code").isEmpty() ? Optional.empty()
                : Optional.of(new CodedValue(code.attribute("code"), code.attribute("codeSystem"), code.attribute("displayName")));
    }

    private String name(Element code) {
        if (!code.attribute("displayName").isEmpty()) return cut(code.attribute("displayName"));
        String translated = code.at("translation").attribute("displayName");
        return translated.isEmpty() ? said(code.at("originalText")) : cut(translated);
    }

    private String said(Element text) {
        return narrative.said(text);
    }

    private Optional<Value> value(Element value) {
        String type = bare(value.attribute("type"));
        if (RANGES.contains(type)) return between(value);
        if (Set.of("PQ", "INT", "REAL", "MO").contains(type)) {
            return number(value.attribute("value")).map(number -> new Value.Quantity(number, unit(value)));
        }
        String words = value.attribute("displayName").isEmpty() ? said(value) : cut(value.attribute("displayName"));
        if (words.isEmpty()) words = said(value.at("originalText"));
        if (words.isEmpty()) words = value.attribute("value").isEmpty() ? value.attribute("code") : value.attribute("value");
        return words.isEmpty() ? Optional.empty() : Optional.of(new Value.Said(words));
    }

    private static Optional<Value> between(Element value) {
        Optional<BigDecimal> low = number(value.at("low").attribute("value"));
        Optional<BigDecimal> high = number(value.at("high").attribute("value"));
        return low.isEmpty() && high.isEmpty() ? Optional.empty() : Optional.of(new Value.Between(low, high, rangeUnit(value)));
    }

    private static String rangeUnit(Element range) {
        String low = unit(range.at("low"));
        return low.isEmpty() ? unit(range.at("high")) : low;
    }

    /** UCUM's sign for a bare number is 1. */
    private static String unit(Element value) {
        String unit = cut(value.attribute("unit"));
        return unit.equals("1") ? "" : unit;
    }

    /** The range said to be normal, else the first. */
    private Optional<ReferenceRange> reference(Element observation) {
        List<Element> ranges = observation.elements("referenceRange").map(each -> each.at("observationRange")).toList();
        Optional<Element> normal = ranges.stream()
                .filter(each -> each.at("interpretationCode").attribute("code").equals("N")).findFirst();
        return normal.or(() -> ranges.stream().findFirst()).flatMap(this::range);
    }

    private Optional<ReferenceRange> range(Element range) {
        Element value = range.at("value");
        boolean sameUnit = unit(value.at("low")).equals(unit(value.at("high"))) || unit(value.at("low")).isEmpty()
                || unit(value.at("high")).isEmpty();
        Optional<BigDecimal> low = sameUnit ? number(value.at("low").attribute("value")) : Optional.empty();
        Optional<BigDecimal> high = sameUnit ? number(value.at("high").attribute("value")) : Optional.empty();
        String words = said(range.at("text"));
        if (low.isEmpty() && high.isEmpty() && words.isEmpty()) return Optional.empty();
        return Optional.of(new ReferenceRange(low, high, rangeUnit(value), words));
    }

    private static Optional<PartialDate> time(Element time) {
        return PartialDate.parse(time.attribute("value")).or(() -> PartialDate.parse(time.at("low").attribute("value")));
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }

    private static String bare(String type) {
        return type.substring(type.indexOf(':') + 1);
    }

    private static String cut(String words) {
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    /** In the order of the document; {@code otherwise} is the time of those that say none. */
    List<CodedResult> all(Optional<PartialDate> otherwise) {
        return found.stream().map(each -> each.when().isPresent() ? each : new CodedResult(each.heading(), each.analyte(),
                each.name(), each.value(), each.reference(), each.interpretation(), otherwise)).toList();
    }
}
