package fr.havre.ui.viewer.biology;

import fr.havre.documents.CodedValue;
import fr.havre.documents.cda.CodedResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All values of one analyte in one unit, oldest first.
 *
 * @param unit as the laboratory writes it (UCUM)
 */
public record Trend(Analyte analyte, String name, String unit, List<TrendPoint> points) {
    /** What was measured: a code of a system; its name where a report has no code. */
    public record Analyte(String system, String code) {
        static Analyte of(CodedResult result) {
            return result.analyte().map(Analyte::of)
                    .orElseGet(() -> new Analyte("", result.name().toLowerCase(Locale.ROOT).strip()));
        }

        private static Analyte of(CodedValue value) {
            return new Analyte(value.system(), value.code());
        }
    }

    private record Key(Analyte analyte, String unit) { }

    public Trend {
        points = List.copyOf(points);
    }

    /** One trend for each analyte and unit; the same value of the same moment counts once, in however many reports it stands. */
    static List<Trend> of(List<Report> reports) {
        Map<Key, List<TrendPoint>> points = new LinkedHashMap<>();
        Map<Key, Set<String>> seen = new LinkedHashMap<>();
        for (Report report : reports) {
            for (CodedResult result : report.results()) {
                if (result.quantity().isEmpty() || result.when().isEmpty()) continue;
                var quantity = result.quantity().get();
                Key key = new Key(Analyte.of(result), quantity.unit());
                String moment = result.when().get().iso() + " " + quantity.number().stripTrailingZeros().toPlainString();
                if (!seen.computeIfAbsent(key, _ -> new HashSet<>()).add(moment)) continue;
                points.computeIfAbsent(key, _ -> new ArrayList<>()).add(new TrendPoint(result.when().get(), quantity.number(),
                        result, report.document(), report.name()));
            }
        }
        List<Trend> trends = new ArrayList<>();
        points.forEach((key, all) -> trends.add(new Trend(key.analyte(), all.getFirst().result().name(), key.unit(),
                all.stream().sorted(Comparator.comparingDouble(TrendPoint::day)).toList())));
        return trends;
    }
}
