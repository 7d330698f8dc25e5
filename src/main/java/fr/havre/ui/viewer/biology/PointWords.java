package fr.havre.ui.viewer.biology;

import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.cda.Interpretation;
import fr.havre.ui.LiveWords;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of one value. */
final class PointWords {
    private PointWords() { }

    /** Date, value, flag; usual values; report. */
    static String of(TrendPoint point, LiveWords words, Amounts amounts) {
        String range = amounts.range(point.result());
        String first = Stream.of(Days.of(point.when()), amounts.value(point.result().value()), flag(point.result(), words))
                .filter(each -> !each.isEmpty()).collect(Collectors.joining("  ·  "));
        return first + (range.isEmpty() ? "" : "\n" + words.now("biology.range", range)) + "\n" + point.sourceName();
    }

    /** An arrow and words; empty for what is usual. */
    static String flag(CodedResult result, LiveWords words) {
        if (result.interpretation().isPresent()) {
            Interpretation said = result.interpretation().get();
            return said == Interpretation.NORMAL ? "" : words.now("biology.flag." + said);
        }
        return switch (result.outside()) {
            case 1 -> words.now("biology.flag.above");
            case -1 -> words.now("biology.flag.below");
            default -> "";
        };
    }
}
