package fr.havre.ui.chart;

import fr.havre.documents.DocumentFormat;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.search.Snippet;
import fr.havre.patients.PartialDate;
import fr.havre.record.RecordStanding;
import fr.havre.vault.FrenchZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a patient's documents into lines, and lines under headings. Pure: no store, no toolkit, any thread. */
final class Timeline {
    /** What stands together. */
    enum Grouping {
        MONTH,
        /**
         * A stay, a series of visits: no more than {@value #SAME_EPISODE_DAYS} days between one document and the
         * next.
         */
        EPISODE
    }

    static final ZoneId FRANCE = FrenchZone.here();
    private static final int SAME_EPISODE_DAYS = 10;
    private static final int LONGEST_CHAIN = 1000;

    private Timeline() { }

    /** What makes two documents of different formats the same one. */
    private record Twins(String title, String type, String date, String author) {
        static Optional<Twins> of(DocumentLine line) {
            boolean structuredOrPdf = line.format() == DocumentFormat.CDA || line.format() == DocumentFormat.PDF;
            if (!structuredOrPdf || line.date().filter(PartialDate::hasDay).isEmpty() || line.title().isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new Twins(line.title(), line.typeCode(), line.date().get().iso(), line.author()));
        }
    }

    /**
     * One line for each document that was not replaced, in the order given.
     *
     * @param lines newest first, replaced ones included
     * @param lastVisit when this person last opened the chart; empty for the first time: then nothing is called new
     */
    static List<ChartDocument> lines(List<DocumentLine> lines, Map<DocumentId, RecordStanding> standings,
            Optional<Instant> lastVisit) {
        Map<DocumentId, DocumentLine> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        Map<DocumentId, List<DocumentLine>> older = new HashMap<>();
        List<DocumentLine> current = new ArrayList<>();
        for (DocumentLine line : lines) {
            DocumentLine newest = newest(byId, line);
            if (newest.id().equals(line.id())) current.add(line);
            else older.computeIfAbsent(newest.id(), _ -> new ArrayList<>()).add(line);
        }
        Map<DocumentId, DocumentLine> twins = twins(current);
        Set<DocumentId> behind = new HashSet<>();
        twins.values().forEach(each -> behind.add(each.id()));
        return current.stream().filter(line -> !behind.contains(line.id())).map(line -> {
            List<DocumentLine> twin = Optional.ofNullable(twins.get(line.id())).map(List::of).orElse(List.of());
            List<DocumentLine> versions = new ArrayList<>(older.getOrDefault(line.id(), List.of()));
            twin.forEach(each -> versions.addAll(older.getOrDefault(each.id(), List.of())));
            return document(line, twin, versions, standings, lastVisit);
        }).toList();
    }

    private static DocumentLine newest(Map<DocumentId, DocumentLine> byId, DocumentLine line) {
        DocumentLine at = line;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            DocumentLine next = at.replacedBy().map(byId::get).orElse(null);
            if (next == null) return at;
            at = next;
        }
        return at;
    }

    /** The PDF by the structured document it goes with; only where no third one could be meant. */
    private static Map<DocumentId, DocumentLine> twins(List<DocumentLine> current) {
        Map<Twins, List<DocumentLine>> groups = new LinkedHashMap<>();
        current.forEach(line -> Twins.of(line)
                .ifPresent(key -> groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(line)));
        Map<DocumentId, DocumentLine> twins = new HashMap<>();
        for (List<DocumentLine> group : groups.values()) {
            if (group.size() != 2 || group.get(0).format() == group.get(1).format()) continue;
            int structured = group.get(0).format() == DocumentFormat.CDA ? 0 : 1;
            twins.put(group.get(structured).id(), group.get(1 - structured));
        }
        return twins;
    }

    private static ChartDocument document(DocumentLine line, List<DocumentLine> twins, List<DocumentLine> older,
            Map<DocumentId, RecordStanding> standings, Optional<Instant> lastVisit) {
        ChartDocument made = new ChartDocument(line, twins, older, Optional.empty(), lastVisit.filter(visit ->
                line.keptAt().isAfter(visit)).isPresent(), Optional.empty());
        return made.standing(standing(made, standings));
    }

    static Optional<RecordStanding> standing(ChartDocument document, Map<DocumentId, RecordStanding> standings) {
        return Optional.ofNullable(standings.get(document.line().id())).or(() -> document.twins().stream()
                .map(twin -> standings.get(twin.id())).filter(each -> each != null).findFirst());
    }

    /**
     * Lines under headings.
     *
     * @param phrases what was found in each, when a search asks
     * @param open lines whose older versions are shown
     */
    static List<ChartRow> rows(List<ChartDocument> lines, Grouping grouping, Map<DocumentId, Snippet> phrases,
            Set<DocumentId> open) {
        List<ChartRow> rows = new ArrayList<>();
        for (int from = 0; from < lines.size();) {
            int to = from + 1;
            while (to < lines.size() && together(lines.get(to - 1).line(), lines.get(to).line(), grouping)) to++;
            List<ChartDocument> group = lines.subList(from, to);
            rows.add(heading(group, grouping));
            for (ChartDocument each : group) {
                boolean shown = open.contains(each.line().id()) && !each.older().isEmpty();
                rows.add(new ChartRow.Shown(each, phrase(each, phrases), shown));
                if (shown) each.older().forEach(version -> rows.add(new ChartRow.Older(version, each)));
            }
            from = to;
        }
        return rows;
    }

    private static Optional<Snippet> phrase(ChartDocument document, Map<DocumentId, Snippet> phrases) {
        return document.all().map(each -> phrases.get(each.id())).filter(each -> each != null).findFirst();
    }

    /** A month or a year as it is written; the days between for an episode. */
    private static boolean together(DocumentLine newer, DocumentLine older, Grouping grouping) {
        if (grouping == Grouping.MONTH || !hasDay(newer) || !hasDay(older)) return month(newer).equals(month(older));
        return !day(older).isBefore(day(newer).minusDays(SAME_EPISODE_DAYS));
    }

    private static String month(DocumentLine line) {
        return line.date().map(date -> date.iso().substring(0, Math.min(7, date.iso().length()))).orElse("");
    }

    private static boolean hasDay(DocumentLine line) {
        return line.date().filter(PartialDate::hasDay).isPresent();
    }

    private static LocalDate day(DocumentLine line) {
        return line.date().orElseThrow().firstDay();
    }

    private static ChartRow.Heading heading(List<ChartDocument> group, Grouping grouping) {
        Optional<PartialDate> newest = group.getFirst().line().date();
        Optional<PartialDate> oldest = group.getLast().line().date();
        boolean episode = grouping == Grouping.EPISODE && newest.filter(PartialDate::hasDay).isPresent();
        return new ChartRow.Heading(oldest.map(PartialDate::firstDay),
                episode ? newest.map(PartialDate::firstDay) : Optional.empty(),
                newest.filter(date -> date.iso().length() == 4).isPresent(), group.size());
    }
}
