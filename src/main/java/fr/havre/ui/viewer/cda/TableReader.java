package fr.havre.ui.viewer.cda;

import fr.havre.documents.cda.CdaPiece.Element;
import fr.havre.ui.viewer.cda.Block.Align;
import fr.havre.ui.viewer.cda.Block.Cell;
import fr.havre.ui.viewer.cda.Block.Style;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the place of each cell: spans as in HTML, but never beyond the rows there are, nor beyond {@link #MOST_COLUMNS}
 * columns: what is written further right is put into the last one. One use.
 */
final class TableReader {
    static final int MOST_COLUMNS = 60;
    /** That one cell goes down. */
    private static final int MOST_ROWS = 500;
    private static final int MOST_FILLED = 1_000;
    private static final Set<String> GROUPS = Set.of("thead", "tbody", "tfoot");
    private static final Set<String> OWN = Set.of("thead", "tbody", "tfoot", "tr", "caption", "col", "colgroup");
    private static final Pattern SPAN = Pattern.compile("[0-9]{1,9}");

    private final BlockReader reader;
    private final List<Cell> cells = new ArrayList<>();
    private final List<BitSet> taken = new ArrayList<>();
    private int columns;

    TableReader(BlockReader reader) {
        this.reader = reader;
    }

    Block.Table read(Element table, Style style) {
        for (Element each : table.elements().toList()) {
            if (GROUPS.contains(each.name())) group(each, each.elements("tr").toList(), style);
        }
        group(table, table.elements("tr").toList(), style);
        strays(table, style);
        fillUp();
        return new Block.Table(taken.size(), columns, cells);
    }

    private void group(Element group, List<Element> rows, Style style) {
        int first = taken.size();
        for (int i = 0; i < rows.size(); i++) taken.add(new BitSet());
        for (int i = 0; i < rows.size(); i++) {
            for (Element cell : rows.get(i).elements().toList()) place(cell, first + i, taken.size(), group, style);
        }
    }

    /** What stands in a table but in no row. */
    private void strays(Element table, Style style) {
        for (Element each : table.elements().toList()) {
            if (OWN.contains(each.name()) || each.words().isEmpty()) continue;
            taken.add(new BitSet());
            place(each, taken.size() - 1, taken.size(), table, style);
        }
    }

    /** Empty cells where a row is shorter than its table, so that the grid has no holes. */
    private void fillUp() {
        int filled = 0;
        for (int row = 0; row < taken.size(); row++) {
            for (int column = taken.get(row).nextClearBit(0); column < columns && filled < MOST_FILLED; filled++) {
                cells.add(new Cell(row, column, 1, 1, false, Align.LEFT, List.of()));
                taken.get(row).set(column);
                column = taken.get(row).nextClearBit(0);
            }
        }
    }

    private void place(Element cell, int row, int endRow, Element group, Style style) {
        int column = Math.min(taken.get(row).nextClearBit(0), MOST_COLUMNS - 1);
        int wide = Math.min(span(cell.attribute("colspan")), MOST_COLUMNS - column);
        int high = Math.min(Math.min(span(cell.attribute("rowspan")), MOST_ROWS), endRow - row);
        for (int i = row; i < row + high; i++) taken.get(i).set(column, column + wide);
        columns = Math.max(columns, column + wide);
        boolean header = cell.name().equals("th");
        boolean bold = cell.attribute("styleCode").toLowerCase(Locale.ROOT).contains("bold");
        cells.add(new Cell(row, column, high, wide, header, align(cell, group),
                reader.blocks(cell, bold || header ? style.withBold() : style)));
    }

    private static int span(String said) {
        return SPAN.matcher(said).matches() ? Math.max(1, Integer.parseInt(said)) : 1;
    }

    private static Align align(Element cell, Element group) {
        String said = cell.attribute("align").isEmpty() ? group.attribute("align") : cell.attribute("align");
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "center" -> Align.CENTER;
            case "right" -> Align.RIGHT;
            default -> Align.LEFT;
        };
    }
}
