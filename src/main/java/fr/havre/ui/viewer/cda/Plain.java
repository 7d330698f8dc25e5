package fr.havre.ui.viewer.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks as plain text, for the clipboard: a line for each paragraph, cells divided by tabs. */
public final class Plain {
    private Plain() { }

    public static String of(List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        blocks.forEach(each -> write(each, "", text));
        return text.toString().strip();
    }

    private static void write(Block block, String before, StringBuilder text) {
        switch (block) {
            case Block.Paragraph paragraph -> {
                boolean title = paragraph.role().name().startsWith("TITLE");
                text.append(title ? "\n" : "").append(before).append(paragraph.text()).append('\n');
            }
            case Block.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    String sign = items.numbered() ? (i + 1) + ". " : "• ";
                    items.items().get(i).forEach(each -> write(each, before + sign, text));
                }
            }
            case Block.Table table -> table(table, text);
            case Block.Medium _ -> { }
        }
    }

    private static void table(Block.Table table, StringBuilder text) {
        for (String row : rows(table)) text.append(row).append('\n');
        text.append('\n');
    }

    /** One line for each row. */
    static List<String> rows(Block.Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) rows.add(new ArrayList<>());
        for (Block.Cell cell : table.cells()) {
            rows.get(cell.row()).add(of(cell.blocks()).replace('\n', ' '));
        }
        return rows.stream().map(row -> row.stream().collect(Collectors.joining("\t")).stripTrailing()).toList();
    }
}
