package fr.havre.ui.viewer.cda;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A paragraph on screen, pieces of which can be marked. The marks lie below the words and follow each layout. */
public final class TextBlock extends TextFlow {
    /** A piece of the text, from and to; the look is that of a style class. */
    public record Mark(int start, int end, String style) { }

    private final Block.Role role;
    private final List<Block.Run> runs;
    private final String text;
    private final Text first;
    private List<Mark> marks = List.of();
    private final List<Path> drawn = new ArrayList<>();

    TextBlock(Block.Paragraph paragraph) {
        role = paragraph.role();
        runs = paragraph.runs();
        text = paragraph.text();
        getStyleClass().addAll("cda-paragraph", "cda-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        for (Block.Run run : runs) getChildren().add(node(run));
        first = (Text) getChildren().getFirst();
    }

    private static Text node(Block.Run run) {
        Text node = new Text(run.text());
        Block.Style style = run.style();
        node.getStyleClass().add("cda-run");
        if (style.bold()) node.getStyleClass().add("cda-bold");
        if (style.italic()) node.getStyleClass().add("cda-italic");
        if (style.small()) node.getStyleClass().add("cda-small");
        node.setUnderline(style.underlined());
        node.setStrikethrough(style.struck());
        return node;
    }

    /** All words of it. */
    public String text() {
        return text;
    }

    List<Block.Run> runs() {
        return runs;
    }

    boolean isTitle() {
        return role.name().startsWith("TITLE");
    }

    /** That of its first words, after styles were applied. */
    Font font() {
        return first.getFont();
    }

    /** Marks these pieces and no others. */
    public void mark(List<Mark> pieces) {
        if (pieces.isEmpty() && marks.isEmpty()) return;
        marks = List.copyOf(pieces);
        requestLayout();
    }

    @Override protected void layoutChildren() {
        super.layoutChildren();
        getChildren().removeAll(drawn);
        drawn.clear();
        for (Mark mark : marks) {
            Path path = new Path(getRangeShape(mark.start(), mark.end(), false));
            path.setManaged(false);
            path.setMouseTransparent(true);
            path.setStroke(null);
            path.getStyleClass().add(mark.style());
            drawn.add(path);
        }
        getChildren().addAll(0, drawn);
    }
}
