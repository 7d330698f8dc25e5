package fr.havre.documents.review;

import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Identifier;
import fr.havre.documents.cda.CdaContentReader;
import fr.havre.documents.cda.CdaReport;
import fr.havre.documents.cda.CodedResult;
import fr.havre.patients.PartialDate;
import fr.havre.vault.FrenchZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a report says that decides who looks at it and how soon. All of it is the report's own claim.
 *
 * @param abnormal how many results are
 * @param findings the abnormal results, those that cannot wait first; the first few
 * @param orderedBy national numbers of who asked for it
 * @param recipients national numbers of whom it is addressed to
 */
public record Report(Severity severity, int abnormal, List<Finding> findings, List<String> orderedBy,
        List<String> recipients) {
    /** Nothing in it is coded. */
    public static final Report UNTOLD = new Report(Severity.UNTOLD, 0, List.of(), List.of(), List.of());

    /** Reports, summaries and letters, imaging (JDV_J06); and papers of which nobody has said what they are. */
    private static final Set<String> CLASSES = Set.of("10", "11", "31", "");
    /** What was made longer ago is history that is taken over, not a result that is waited for. */
    private static final Duration NEWS = Duration.ofDays(183);
    private static final ZoneId FRANCE = FrenchZone.here();
    private static final int MOST = 12;
    private static final int MOST_ADDRESSEES = 20;

    public Report {
        findings = List.copyOf(findings);
        orderedBy = List.copyOf(orderedBy);
        recipients = List.copyOf(recipients);
    }

    /** Reads {@code source}, if it can say anything; what cannot be read says nothing. Takes milliseconds. */
    public static Report of(DocumentSource source, DocumentFormat format, DocumentMetadata metadata) {
        if (format != DocumentFormat.CDA || !isReport(metadata)) return UNTOLD;
        try {
            return of(CdaContentReader.report(source));
        } catch (DocumentRefusedException _) {
            return UNTOLD;
        }
    }

    static Report of(CdaReport said) {
        List<Finding> findings = new ArrayList<>(said.results().stream().filter(CodedResult::isAbnormal).map(Finding::of)
                .toList());
        findings.sort(Comparator.comparing(Finding::isCritical).reversed());
        return new Report(severity(said, findings), findings.size(), findings.stream().limit(MOST).toList(),
                numbers(said.orderedBy()), numbers(said.recipients()));
    }

    private static Severity severity(CdaReport said, List<Finding> findings) {
        if (!findings.isEmpty()) return findings.getFirst().isCritical() ? Severity.CRITICAL : Severity.ABNORMAL;
        boolean allJudged = !said.results().isEmpty() && said.results().stream().allMatch(Report::isJudged);
        return allJudged ? Severity.NOTHING : Severity.UNTOLD;
    }

    /** By its laboratory, or by a range of numbers in its own unit. */
    private static boolean isJudged(CodedResult result) {
        if (result.interpretation().isPresent()) return true;
        return result.quantity().isPresent() && result.reference().filter(range -> (range.low().isPresent()
                || range.high().isPresent()) && range.unit().equals(result.quantity().get().unit())).isPresent();
    }

    private static List<String> numbers(List<Identifier> professionals) {
        return professionals.stream().map(Identifier::extension).filter(each -> !each.isBlank()).distinct()
                .limit(MOST_ADDRESSEES).toList();
    }

    /** Whether what a list shows of it says that it is one. */
    public static boolean isReport(fr.havre.documents.DocumentLine line) {
        return fr.havre.documents.CodeLists.official().classOf(line.typeCode()).filter(each -> CLASSES.contains(each.code())).isPresent();
    }

    /** Whether such a document is one to be looked at when it comes from elsewhere. */
    static boolean isReport(DocumentMetadata said) {
        return CLASSES.contains(said.documentClass().map(CodedValue::code).orElse(""));
    }

    /** Whether it was news when it arrived; without a date it is. */
    static boolean isNews(DocumentMetadata said, Instant arrived) {
        Optional<PartialDate> date = said.date();
        return date.isEmpty() || !lastDay(date.get()).isBefore(LocalDate.ofInstant(arrived.minus(NEWS), FRANCE));
    }

    private static LocalDate lastDay(PartialDate date) {
        return switch (date.iso().length()) {
            case 4 -> date.firstDay().plusYears(1).minusDays(1);
            case 7 -> date.firstDay().plusMonths(1).minusDays(1);
            default -> date.firstDay();
        };
    }

    @Override public String toString() {
        return "Report[" + severity + ", " + abnormal + "]";
    }
}
