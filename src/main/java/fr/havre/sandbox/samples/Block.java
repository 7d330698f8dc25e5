package fr.havre.sandbox.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part of a document's text, in the small subset of Markdown the samples are written in. */
sealed interface Block {

    record Heading(String text) implements Block { }

    record Paragraph(String text) implements Block { }

    record Item(String text) implements Block { }

    /** Rows of cells; the first row is the head. */
    record Table(List<List<String>> rows) implements Block {

        /** Whether its rows are laboratory results, to be coded too. */
        boolean hasResults() {
            return rows.getFirst().contains("LOINC");
        }
    }

    static List<Block> parse(String text) {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : (text + "\n\n").split("\n", -1)) {
            boolean inTable = line.startsWith("|");
            if (!inTable && !rows.isEmpty()) {
                blocks.add(new Table(List.copyOf(rows)));
                rows.clear();
            }
            boolean ends = line.isBlank() || inTable || line.startsWith("## ") || line.startsWith("- ");
            if (ends && !paragraph.isEmpty()) {
                blocks.add(new Paragraph(paragraph.toString().strip()));
                paragraph.setLength(0);
            }
            if (inTable) row(line, rows);
            else if (line.startsWith("## ")) blocks.add(new Heading(line.substring(3).strip()));
            else if (line.startsWith("- ")) blocks.add(new Item(line.substring(2).strip()));
            else paragraph.append(line).append(' ');
        }
        return List.copyOf(blocks);
    }

    private static void row(String line, List<List<String>> rows) {
        if (line.startsWith("|--") || line.startsWith("| --")) return;
        String[] cells = line.substring(1).split("\\|", -1);
        rows.add(Arrays.stream(cells).limit(cells.length - 1L).map(String::strip).toList());
    }
}
