package fr.havre.ui.viewer.biology;

import fr.havre.documents.cda.CodedResult;
import fr.havre.documents.cda.Interpretation;
import fr.havre.documents.review.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Abnormal results on one line: {@code Potassium 6,9 mmol/L ↑↑ (3,5 – 5,1)}. No toolkit: the command line says the same. */
public final class FindingText {
    private static final String BETWEEN = "  ·  ";

    private final Amounts amounts;

    public FindingText(Locale locale) {
        amounts = new Amounts(locale);
    }

    /** What was measured, the value, how it deviates, the usual values. */
    public String of(Finding finding) {
        CodedResult result = finding.result();
        String range = amounts.range(result);
        String name = finding.name().isEmpty() ? "" : finding.name() + " ";
        return name + amounts.value(result.value()) + "\u00A0" + sign(result) + (range.isEmpty() ? "" : " (" + range + ")");
    }

    /** All of them, and how many more there are. */
    public String of(List<Finding> findings, int abnormal) {
        String all = findings.stream().map(this::of).collect(Collectors.joining(BETWEEN));
        return abnormal > findings.size() ? all + BETWEEN + "+" + (abnormal - findings.size()) : all;
    }

    private static String sign(CodedResult result) {
        if (result.interpretation().isEmpty()) return result.outside() < 0 ? "↓" : "↑";
        return switch (result.interpretation().get()) {
            case Interpretation.VERY_HIGH -> "↑↑";
            case Interpretation.HIGH -> "↑";
            case Interpretation.VERY_LOW -> "↓↓";
            case Interpretation.LOW -> "↓";
            case Interpretation.VERY_ABNORMAL -> "!!";
            default -> "!";
        };
    }
}
