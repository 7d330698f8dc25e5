package fr.havre.documents.pdf;

import fr.havre.documents.pdf.Paper.Block;
import java.util.ArrayList;
import java.util.List;

/** A table: columns as wide as their words ask, the head again on each page, rows parted only where one fills a page. */
final class PaperTable {
    private final PaperSheet sheet;
    private final float left;
    private final float width;
    private final float size;
    private final float pad;

    PaperTable(PaperSheet sheet, float left, float width) {
        this.sheet = sheet;
        this.left = left;
        this.width = width;
        this.size = sheet.size() * 0.92f;
        this.pad = size * 0.4f;
    }

    void put(Block.Table table) {
        int columns = Math.max(table.head().size(), table.rows().stream().mapToInt(List::size).max().orElse(0));
        if (columns == 0) return;
        float[] widths = widths(table, columns);
        if (!table.head().isEmpty()) row(sheet.bold(), table.head(), widths);
        for (List<String> row : table.rows()) {
            if (!sheet.fits(height(sheet.regular(), row, widths))) {
                sheet.newPage();
                if (!table.head().isEmpty()) row(sheet.bold(), table.head(), widths);
            }
            row(sheet.regular(), row, widths);
        }
        sheet.space(sheet.size() * 0.7f);
    }

    /** By what the columns hold: each at least its longest word where there is room for all; the rest is shared by their lines. */
    private float[] widths(Block.Table table, int columns) {
        float[] least = new float[columns];
        float[] wanted = new float[columns];
        float words = 0;
        float lines = 0;
        for (int column = 0; column < columns; column++) {
            least[column] = longest(table, column, "\\s") + 2 * pad;
            wanted[column] = Math.max(least[column], Math.min(longest(table, column, "\n"), width * 0.6f) + 2 * pad);
            words += least[column];
            lines += wanted[column] - least[column];
        }
        float left = width - words;
        for (int column = 0; column < columns; column++) {
            float more = wanted[column] - least[column];
            wanted[column] = left <= 0 ? least[column] * width / words
                    : least[column] + (lines == 0 ? left / columns : left * more / lines);
        }
        return wanted;
    }

    /** The widest part of a column, its cells being parted at {@code between}. */
    private float longest(Block.Table table, int column, String between) {
        float most = size * 2;
        List<List<String>> all = new ArrayList<>(table.rows());
        all.add(table.head());
        for (List<String> row : all) {
            if (column >= row.size()) continue;
            for (String part : row.get(column).split(between, -1)) most = Math.max(most, sheet.bold().width(part, size));
        }
        return most;
    }

    private List<String> cell(PaperFont font, List<String> row, int column, float[] widths) {
        String words = column < row.size() ? row.get(column) : "";
        return words.lines().flatMap(line -> sheet.wrapped(font, size, line, widths[column] - 2 * pad).stream()).toList();
    }

    private float height(PaperFont font, List<String> row, float[] widths) {
        int lines = 1;
        for (int column = 0; column < widths.length; column++) lines = Math.max(lines, cell(font, row, column, widths).size());
        return lines * sheet.leading(size) + pad;
    }

    /** Line by line across the columns, so that a row longer than a page goes on on the next. */
    private void row(PaperFont font, List<String> row, float[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) cells.add(cell(font, row, column, widths));
        int lines = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            sheet.need(sheet.leading(size));
            float x = left;
            for (int column = 0; column < widths.length; column++) {
                if (line < cells.get(column).size()) sheet.mark(font, size, x + pad, cells.get(column).get(line));
                x += widths[column];
            }
            sheet.moveTo(sheet.y() - sheet.leading(size));
        }
        sheet.moveTo(sheet.y() - pad * 0.4f);
        sheet.rule(left, width);
        sheet.moveTo(sheet.y() - pad * 0.6f);
    }
}
