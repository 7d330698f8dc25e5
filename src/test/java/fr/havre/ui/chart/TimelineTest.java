package fr.havre.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Origin;
import fr.havre.patients.PartialDate;
import fr.havre.ui.chart.Timeline.Grouping;
import fr.havre.vault.Compartment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant KEPT = Instant.parse("2026-11-20T09:00:00Z");

    private static DocumentLine line(String title, String date, DocumentFormat format,
            Optional<DocumentId> replacedBy) {
        return new DocumentLine(new DocumentId(UUID.randomUUID()), Compartment.CLINICAL, Optional.empty(), 0, title,
                "11488-4",
                "10", PartialDate.parse(date), "Claire ROUSSEL", List.of("N"), format, 1000, Optional.of(1), KEPT,
                        replacedBy,
                Optional.empty(), Set.of(Origin.Kind.FILE), Set.of());
    }

    private static DocumentLine pdf(String title, String date) {
        return line(title, date, DocumentFormat.PDF, Optional.empty());
    }

    private static List<ChartDocument> lines(DocumentLine... all) {
        return Timeline.lines(List.of(all), Map.of(), Optional.empty());
    }

    private static List<String> shown(List<ChartRow> rows) {
        return rows.stream().map(row -> switch (row) {
            case ChartRow.Heading heading -> heading.from().map(LocalDate::toString).orElse("-") + " ×"
                    + heading.documents();
            case ChartRow.Shown shown -> shown.document().line().title();
            case ChartRow.Older older -> "> " + older.line().title();
        }).toList();
    }

    @Test void aStructuredLetterAndItsPdfAreOneLine() {
        DocumentLine cda = line("Lettre", "2026-11-03", DocumentFormat.CDA, Optional.empty());
        List<ChartDocument> lines = lines(pdf("Lettre", "2026-11-03"), cda, pdf("Autre", "2026-11-03"));
        assertEquals(2, lines.size());
        assertEquals(cda, lines.getFirst().line());
        assertEquals(1, lines.getFirst().twins().size());
    }

    @Test void aThirdOneThatCouldBeMeantKeepsEachOnItsOwnLine() {
        DocumentLine cda = line("Lettre", "2026-11-03", DocumentFormat.CDA, Optional.empty());
        assertEquals(3, lines(pdf("Lettre", "2026-11-03"), cda, pdf("Lettre", "2026-11-03")).size());
        assertEquals(2, lines(pdf("Lettre", "2026-11"),
                line("Lettre", "2026-11", DocumentFormat.CDA, Optional.empty())).size());
    }

    @Test void everyEarlierVersionIsFoldedUnderTheNewestWhateverTheOrder() {
        DocumentLine third = pdf("v3", "2026-11-03");
        DocumentLine second = line("v2", "2026-11-09", DocumentFormat.PDF, Optional.of(third.id()));
        DocumentLine first = line("v1", "2026-11-01", DocumentFormat.PDF, Optional.of(second.id()));
        List<ChartDocument> lines = lines(second, third, first);
        assertEquals(List.of("v2", "v1"), lines.getFirst().older().stream().map(DocumentLine::title).toList());
        assertEquals(List.of("2026-11-03 ×1", "v3"), shown(Timeline.rows(lines, Grouping.MONTH, Map.of(), Set.of())));
        assertEquals(List.of("2026-11-03 ×1", "v3", "> v2", "> v1"),
                shown(Timeline.rows(lines, Grouping.MONTH, Map.of(), Set.of(third.id()))));
    }

    @Test void aRingOfReplacementsLosesNothing() {
        DocumentId a = new DocumentId(UUID.randomUUID());
        DocumentLine one = line("one", "2026-11-03", DocumentFormat.PDF, Optional.of(a));
        DocumentLine two = new DocumentLine(a, Compartment.CLINICAL, Optional.empty(), 0, "two", "", "",
                Optional.empty(), "",
                List.of(), DocumentFormat.PDF, 1, Optional.empty(), KEPT, Optional.of(one.id()), Optional.empty(),
                        Set.of(),
                Set.of());
        long known = lines(one, two).stream().flatMap(ChartDocument::all).distinct().count();
        assertTrue(known >= 1);
    }

    @Test void monthsAndYearsAndDocumentsWithoutADateHaveTheirHeadings() {
        List<ChartDocument> lines = lines(pdf("a", "2026-11-18"), pdf("b", "2026-11-02"), pdf("c", "2026-10-31"),
                pdf("d", "2025"), pdf("e", ""));
        assertEquals(List.of("2026-11-02 ×2", "a", "b", "2026-10-31 ×1", "c", "2025-01-01 ×1", "d", "- ×1", "e"),
                shown(Timeline.rows(lines, Grouping.MONTH, Map.of(), Set.of())));
    }

    @Test void anEpisodeGoesOnWhileNoMoreThanTenDaysPass() {
        List<ChartDocument> lines = lines(pdf("a", "2026-11-05"), pdf("b", "2026-10-27"), pdf("c", "2026-10-17"),
                pdf("d", "2026-10-06"));
        List<ChartRow> rows = Timeline.rows(lines, Grouping.EPISODE, Map.of(), Set.of());
        assertEquals(List.of("2026-10-17 ×3", "a", "b", "c", "2026-10-06 ×1", "d"), shown(rows));
        assertEquals(Optional.of(LocalDate.parse("2026-11-05")), ((ChartRow.Heading) rows.getFirst()).to());
    }

    @Test void whatCameSinceTheLastVisitIsNewAndNothingIsAtTheFirst() {
        DocumentLine line = pdf("a", "2026-11-05");
        assertTrue(Timeline.lines(List.of(line), Map.of(), Optional.of(KEPT.minusSeconds(1))).getFirst().arrived());
        assertFalse(Timeline.lines(List.of(line), Map.of(), Optional.of(KEPT.plusSeconds(1))).getFirst().arrived());
        assertFalse(lines(line).getFirst().arrived());
    }

    @Test void filtersNarrowTogether() {
        LocalDate today = LocalDate.parse("2026-11-25");
        ChartDocument recent = lines(pdf("a", "2026-11-05")).getFirst();
        ChartDocument old = lines(pdf("b", "2024")).getFirst();
        ChartFilter year = ChartFilter.NONE.withPeriod(ChartFilter.Period.YEAR);
        assertTrue(year.takes(recent, today));
        assertFalse(year.takes(old, today));
        assertTrue(year.withPeriod(ChartFilter.Period.THREE_YEARS).takes(old, today));
        assertFalse(year.withClass(Optional.of("31")).takes(recent, today));
        assertFalse(year.withOrigin(Optional.of(Origin.Kind.RECORD)).takes(recent, today));
        assertFalse(year.withAuthor(Optional.of("Marc ESTÈVE")).takes(recent, today));
        assertTrue(year.withState(Optional.of(ChartFilter.State.NEVER_SENT)).takes(recent, today));
    }
}
