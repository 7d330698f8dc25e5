package fr.havre.sandbox.samples;

import java.util.List;
import java.util.Map;

/** Sections of a structured CDA document: narrative, and for results the coded entries it stands for. */
final class CdaSections {
    private static final Map<String, String> WORDS = Map.of("H", "Élevé", "L", "Bas", "HH", "Très élevé", "LL", "Très bas",
            "N", "Normal", "A", "Anormal");
    private final String time;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder entries = new StringBuilder();
    private int results;
    private boolean open;

    /** @param time of the results, as CDA writes it */
    CdaSections(String time) {
        this.time = time;
    }

    String write(List<Block> blocks, String title) {
        for (Block block : blocks) {
            if (!(block instanceof Block.Heading) && !open) open(title);
            switch (block) {
                case Block.Heading(String text) -> open(text);
                case Block.Paragraph(String text) -> tag("paragraph", text);
                case Block.Item(String text) -> tag("paragraph", "– " + text);
                case Block.Table table when table.hasResults() -> results(table);
                case Block.Table table -> table(table);
            }
        }
        close();
        return out.toString();
    }

    private void open(String title) {
        close();
        open = true;
        out.append("      <component><section>\n        <title>").append(CdaWriter.escape(title))
                .append("</title>\n        <text>\n");
    }

    private void close() {
        if (!open) return;
        open = false;
        out.append("        </text>\n").append(entries).append("      </section></component>\n");
        entries.setLength(0);
    }

    private void tag(String tag, String text) {
        out.append("          <").append(tag).append('>').append(CdaWriter.escape(text)).append("</").append(tag).append(">\n");
    }

    private void table(Block.Table table) {
        out.append("          <table><thead>");
        row("th", table.rows().getFirst());
        out.append("</thead><tbody>");
        table.rows().stream().skip(1).forEach(row -> row("td", row));
        out.append("</tbody></table>\n");
    }

    private void row(String tag, List<String> cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append('<').append(tag).append('>').append(CdaWriter.escape(cell)).append("</").append(tag).append('>');
        }
        out.append("</tr>");
    }

    /** Columns: Examen, LOINC, Résultat, Unité, Référence ({@code low - high}, {@code < high}, {@code > low}), Interprétation. */
    private void results(Block.Table table) {
        out.append("          <table><thead>");
        row("th", List.of("Examen", "Résultat", "Valeurs de référence", "Interprétation"));
        out.append("</thead><tbody>\n");
        entries.append("        <entry typeCode=\"DRIV\"><templateId root=\"1.3.6.1.4.1.19376.1.3.1\"/>")
                .append("<act classCode=\"ACT\" moodCode=\"EVN\"><code code=\"18719-5\" codeSystem=\"2.16.840.1.113883.6.1\"")
                .append(" displayName=\"Chimie\"/><statusCode code=\"completed\"/>\n");
        for (List<String> cells : table.rows().subList(1, table.rows().size())) result(cells);
        entries.append("        </act></entry>\n");
        out.append("          </tbody></table>\n");
    }

    private void result(List<String> cells) {
        String id = "res" + ++results;
        String unit = cells.get(3);
        out.append("          <tr ID=\"").append(id).append("\">");
        for (String cell : List.of(cells.get(0), cells.get(2) + " " + printedUnit(unit), cells.get(4),
                WORDS.getOrDefault(cells.get(5), cells.get(5)))) {
            out.append("<td>").append(CdaWriter.escape(cell.strip())).append("</td>");
        }
        out.append("</tr>\n");
        entries.append("          <entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">")
                .append("<templateId root=\"1.3.6.1.4.1.19376.1.3.1.6\"/>\n            <code code=\"").append(cells.get(1))
                .append("\" codeSystem=\"2.16.840.1.113883.6.1\" codeSystemName=\"LOINC\" displayName=\"")
                .append(CdaWriter.escape(cells.get(0))).append("\"/><text><reference value=\"#").append(id)
                .append("\"/></text><statusCode code=\"completed\"/><effectiveTime value=\"").append(time).append("\"/>\n");
        value(cells.get(2).replace(',', '.'), unit);
        if (WORDS.containsKey(cells.get(5))) {
            entries.append("            <interpretationCode code=\"").append(cells.get(5))
                    .append("\" codeSystem=\"2.16.840.1.113883.5.83\"/>\n");
        }
        range(cells.get(4).replace(',', '.'), unit);
        entries.append("          </observation></entryRelationship>\n");
    }

    private void value(String value, String unit) {
        boolean number = value.matches("-?[0-9]+(\\.[0-9]+)?");
        entries.append("            <value xsi:type=\"").append(number ? "PQ\" value=\"" + value + "\" unit=\""
                + CdaWriter.escape(unit) + "\"/>\n" : "ST\">" + CdaWriter.escape(value) + "</value>\n");
    }

    private void range(String range, String unit) {
        String[] ends = range.split(" - ", 2);
        String low = range.startsWith("> ") ? range.substring(2) : ends.length == 2 ? ends[0] : "";
        String high = range.startsWith("< ") ? range.substring(2) : ends.length == 2 ? ends[1] : "";
        if (low.isEmpty() && high.isEmpty()) return;
        entries.append("            <referenceRange><observationRange><value xsi:type=\"IVL_PQ\">").append(end("low", low, unit))
                .append(end("high", high, unit))
                .append("</value><interpretationCode code=\"N\" codeSystem=\"2.16.840.1.113883.5.83\"/></observationRange></referenceRange>\n");
    }

    private static String end(String tag, String value, String unit) {
        return value.isEmpty() ? "" : "<" + tag + " value=\"" + value + "\" unit=\"" + CdaWriter.escape(unit) + "\"/>";
    }

    private static String printedUnit(String unit) {
        return unit.replace("10*9/L", "G/L").replace("10*12/L", "T/L").replace("{1.73_m2}", "1,73 m²").replace("u[IU]", "µUI")
                .replace("[IU]", "UI").replace("umol", "µmol").replace("ug", "µg");
    }
}
