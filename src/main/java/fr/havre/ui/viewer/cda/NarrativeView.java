package fr.havre.ui.viewer.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Blocks on screen, one below the other. What is beyond {@link #MOST} paragraphs is not shown, and that is said. */
public final class NarrativeView extends VBox {
    /** Paragraphs and cells together; the longest official example has some 900. */
    public static final int MOST = 6_000;

    private static final Map<Block.Align, Pos> PLACES = Map.of(Block.Align.LEFT, Pos.TOP_LEFT, Block.Align.CENTER,
            Pos.TOP_CENTER, Block.Align.RIGHT, Pos.TOP_RIGHT);

    private static final int MANY_COLUMNS = 7;

    private final Function<String, Optional<Node>> media;
    private final CharWidths widths = new CharWidths();
    private final List<TextBlock> words = new ArrayList<>();
    private final DoubleProperty readingWidth = new SimpleDoubleProperty(Double.MAX_VALUE);
    private boolean cut;

    /**
     * Makes the nodes.
     *
     * @param media what stands for a file inside the document, by its ID
     * @param beyond said at the end if not everything is shown
     */
    public NarrativeView(List<Block> blocks, Function<String, Optional<Node>> media, Label beyond) {
        this.media = media;
        getStyleClass().add("cda-narrative");
        blocks.forEach(each -> add(each, this));
        if (cut) getChildren().add(beyond);
        for (Node each : getChildren()) {
            if (each instanceof Region region) region.maxWidthProperty().bind(readingWidth);
        }
    }

    /** Width in which all stands but tables whose words need more, in pixels. */
    public DoubleProperty readingWidthProperty() {
        return readingWidth;
    }

    /** Every paragraph shown, in the order of reading. */
    public List<TextBlock> words() {
        return List.copyOf(words);
    }

    private void add(Block block, VBox into) {
        if (words.size() >= MOST) {
            cut = true;
            return;
        }
        switch (block) {
            case Block.Paragraph paragraph -> into.getChildren().add(text(paragraph));
            case Block.Items items -> into.getChildren().add(items(items));
            case Block.Table table -> into.getChildren().add(table(table));
            case Block.Medium medium -> media.apply(medium.id()).ifPresent(into.getChildren()::add);
        }
    }

    private TextBlock text(Block.Paragraph paragraph) {
        TextBlock text = new TextBlock(paragraph);
        words.add(text);
        return text;
    }

    private Node items(Block.Items items) {
        VBox box = new VBox();
        box.getStyleClass().add("cda-list");
        for (int i = 0; i < items.items().size(); i++) {
            Label sign = new Label(items.numbered() ? (i + 1) + "." : "•");
            sign.getStyleClass().add("cda-sign");
            VBox inside = new VBox();
            HBox.setHgrow(inside, Priority.ALWAYS);
            items.items().get(i).forEach(each -> add(each, inside));
            box.getChildren().add(new HBox(8, sign, inside));
        }
        return box;
    }

    private Node table(Block.Table table) {
        List<TableBlock.Placed> placed = new ArrayList<>();
        for (Block.Cell cell : table.cells()) {
            if (words.size() >= MOST) {
                cut = true;
                break;
            }
            placed.add(cell(cell));
        }
        StackPane place = new StackPane(new TableBlock(table, placed, widths));
        if (table.columns() >= MANY_COLUMNS) place.getStyleClass().add("cda-tight");
        place.setAlignment(Pos.TOP_LEFT);
        return place;
    }

    private TableBlock.Placed cell(Block.Cell cell) {
        int before = words.size();
        VBox box = new VBox();
        box.getStyleClass().addAll("cda-cell", cell.header() ? "cda-head" : cell.row() % 2 == 0 ? "cda-even" : "cda-odd");
        if (cell.row() == 0) box.getStyleClass().add("cda-first-row");
        if (cell.column() == 0) box.getStyleClass().add(cell.row() == 0 ? "cda-corner" : "cda-first-column");
        box.setAlignment(PLACES.get(cell.align()));
        boolean more = false;
        for (Block each : cell.blocks()) {
            add(each, box);
            more |= !(each instanceof Block.Paragraph);
        }
        List<TextBlock> mine = List.copyOf(words.subList(before, words.size()));
        mine.forEach(each -> each.getStyleClass().add("cda-" + cell.align().name().toLowerCase(java.util.Locale.ROOT)));
        return new TableBlock.Placed(cell, box, mine, more);
    }
}
