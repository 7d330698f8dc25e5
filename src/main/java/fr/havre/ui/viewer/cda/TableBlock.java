package fr.havre.ui.viewer.cda;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A table whose columns are as wide as their words want, so long as there is room; below that they share what there is,
 * none narrower than its longest word while that is possible.
 */
final class TableBlock extends Region {
    /** A cell on screen, with what its words measure at {@link CharWidths#SIZE}. */
    record Placed(Block.Cell cell, VBox box, List<TextBlock> words, boolean holdsMore) { }

    private static final double WIDEST_LINE = 420;
    private static final double WIDEST_WORD = 260;
    private static final double LEAST_FOR_MORE = 120;
    private static final double WIDEST_TABLE = 4_000;

    private final Block.Table table;
    private final List<Placed> cells;
    private final CharWidths widths;
    private double fontSize = -1;
    private double[] least = {};
    private double[] wanted = {};
    private double laidOutFor = -1;
    private double[] columnWidths = {};
    private double[] rowHeights = {};

    TableBlock(Block.Table table, List<Placed> cells, CharWidths widths) {
        this.table = table;
        this.cells = cells;
        this.widths = widths;
        getStyleClass().add("cda-table");
        cells.forEach(each -> getChildren().add(each.box()));
    }

    @Override public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override public void requestLayout() {
        laidOutFor = -1;
        super.requestLayout();
    }

    private void measure() {
        double size = cells.stream().flatMap(each -> each.words().stream()).findFirst().map(each -> each.font().getSize())
                .orElse(CharWidths.SIZE);
        if (size == fontSize) return;
        fontSize = size;
        least = new double[table.columns()];
        wanted = new double[table.columns()];
        double scale = size / CharWidths.SIZE;
        for (int pass = 0; pass < 2; pass++) {
            for (Placed each : cells) {
                boolean single = each.cell().columns() == 1;
                if (single == (pass == 0)) take(each, scale);
            }
        }
    }

    /** Gives a cell's columns at least what its words need; what is missing is shared among them. */
    private void take(Placed placed, double scale) {
        CharWidths.Extent extent = CharWidths.Extent.NONE;
        for (TextBlock each : placed.words()) extent = extent.max(widths.of(each.runs(), each.font()));
        double around = placed.box().snappedLeftInset() + placed.box().snappedRightInset();
        double word = Math.min(WIDEST_WORD, Math.max(extent.word(), placed.holdsMore() ? LEAST_FOR_MORE : 0)) * scale + around;
        double line = Math.min(WIDEST_LINE, Math.max(extent.line(), placed.holdsMore() ? WIDEST_LINE : 0)) * scale + around;
        widen(least, placed.cell(), Math.ceil(word));
        widen(wanted, placed.cell(), Math.ceil(Math.max(word, line)));
    }

    private static void widen(double[] columns, Block.Cell cell, double needed) {
        int from = cell.column();
        int to = from + cell.columns();
        double missing = needed - Arrays.stream(columns, from, to).sum();
        for (int i = from; i < to && missing > 0; i++) columns[i] += missing / cell.columns();
    }

    private double[] columns(double width) {
        double sumLeast = Arrays.stream(least).sum();
        double sumWanted = Arrays.stream(wanted).sum();
        double[] given = new double[least.length];
        for (int i = 0; i < given.length; i++) {
            if (width >= sumWanted) given[i] = wanted[i];
            else if (width <= sumLeast) given[i] = least[i] * width / sumLeast;
            else given[i] = least[i] + (wanted[i] - least[i]) * (width - sumLeast) / (sumWanted - sumLeast);
        }
        boolean nearlyFull = sumWanted < width && sumWanted > 0.6 * width;
        for (int i = 0; i < given.length; i++) given[i] = Math.floor(nearlyFull ? given[i] * width / sumWanted : given[i]);
        return given;
    }

    private void arrange(double width) {
        if (width == laidOutFor) return;
        measure();
        columnWidths = columns(width);
        rowHeights = new double[table.rows()];
        for (int pass = 0; pass < 2; pass++) {
            for (Placed each : cells) {
                boolean single = each.cell().rows() == 1;
                if (single != (pass == 0)) continue;
                double needed = each.box().prefHeight(sum(columnWidths, each.cell().column(), each.cell().columns()));
                double missing = needed - sum(rowHeights, each.cell().row(), each.cell().rows());
                if (missing > 0) rowHeights[each.cell().row() + each.cell().rows() - 1] += missing;
            }
        }
        laidOutFor = width;
    }

    private static double sum(double[] sizes, int from, int count) {
        return Arrays.stream(sizes, from, from + count).sum();
    }

    @Override protected double computePrefWidth(double height) {
        measure();
        return Arrays.stream(wanted).sum();
    }

    /** Narrower, words would break. */
    @Override protected double computeMinWidth(double height) {
        measure();
        return Math.min(WIDEST_TABLE, Arrays.stream(least).sum());
    }

    @Override protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        arrange(given);
        return Math.ceil(Arrays.stream(rowHeights).sum());
    }

    @Override protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override protected void layoutChildren() {
        arrange(getWidth());
        double kept = laidOutFor;
        double[] lefts = starts(columnWidths);
        double[] tops = starts(rowHeights);
        for (Placed each : cells) {
            Block.Cell cell = each.cell();
            double left = snapPositionX(lefts[cell.column()]);
            double top = snapPositionY(tops[cell.row()]);
            each.box().resizeRelocate(left, top, snapPositionX(lefts[cell.column() + cell.columns()]) - left,
                    snapPositionY(tops[cell.row() + cell.rows()]) - top);
        }
        laidOutFor = kept;
    }

    private static double[] starts(double[] sizes) {
        double[] starts = new double[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) starts[i + 1] = starts[i] + sizes[i];
        return starts;
    }
}
