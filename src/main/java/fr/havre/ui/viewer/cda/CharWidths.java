package fr.havre.ui.viewer.cda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** How wide words are in the font of the window, from its letters: measuring each text would take the toolkit longer. */
final class CharWidths {
    static final double SIZE = 14;
    /** For what stands closer or wider together than its letters alone. */
    private static final double SLACK = 3;

    private final Map<Character, Double> regular = new HashMap<>();
    private final Map<Character, Double> bold = new HashMap<>();
    private String family = "";

    /** Width of the widest word and of the widest line, in pixels at {@link #SIZE}. */
    record Extent(double word, double line) {
        static final Extent NONE = new Extent(0, 0);

        Extent max(Extent other) {
            return new Extent(Math.max(word, other.word), Math.max(line, other.line));
        }

        Extent plus(double more) {
            return new Extent(word + more, line + more);
        }
    }

    Extent of(List<Block.Run> runs, Font font) {
        if (!font.getFamily().equals(family)) {
            family = font.getFamily();
            regular.clear();
            bold.clear();
        }
        double word = 0;
        double line = 0;
        Extent widest = Extent.NONE;
        for (Block.Run run : runs) {
            Map<Character, Double> widths = run.style().bold() ? bold : regular;
            for (int i = 0; i < run.text().length(); i++) {
                char c = run.text().charAt(i);
                double width = c == '\n' ? 0 : widths.computeIfAbsent(c, each -> measure(each, run.style().bold()));
                line = c == '\n' ? 0 : line + width;
                word = c == '\n' || c == ' ' ? 0 : word + width;
                widest = widest.max(new Extent(word, line));
            }
        }
        return widest.plus(SLACK);
    }

    private double measure(char c, boolean heavy) {
        Text text = new Text(String.valueOf(c).repeat(4));
        text.setFont(Font.font(family, heavy ? FontWeight.BOLD : FontWeight.NORMAL, SIZE));
        return text.getLayoutBounds().getWidth() / 4;
    }
}
