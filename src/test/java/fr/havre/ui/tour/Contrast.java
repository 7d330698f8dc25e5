package fr.havre.ui.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** WCAG 2.2, 1.4.3: how each text stands out from what is painted behind it, by the scene graph. */
final class Contrast {
    private static final double LEAST = 4.5;
    private static final double LEAST_OF_LARGE = 3;

    private Contrast() { }

    /** Texts that do not stand out enough; those of disabled controls need not. */
    static List<String> tooFaint(Node from) {
        List<String> found = new ArrayList<>();
        for (Text text : Tour.all(from, Text.class)) {
            if (text.isDisabled() || text.getText().isBlank() || !(text.getFill() instanceof Color fill)) continue;
            if (icon(text)) continue;
            double ratio = ratio(text, fill);
            if (ratio + 0.005 >= (large(text) ? LEAST_OF_LARGE : LEAST)) continue;
            found.add(String.format(Locale.ROOT, "%.1f %s", ratio, Described.of(text)));
        }
        return found;
    }

    private static boolean icon(Text text) {
        return text.getStyleClass().contains("ikonli-font-icon");
    }

    private static boolean large(Text text) {
        double size = text.getFont().getSize();
        return size >= 24 || (size >= 18.6 && text.getFont().getStyle().contains("Bold"));
    }

    private static double ratio(Text text, Color fill) {
        List<Node> line = new ArrayList<>();
        for (Node each = text; each != null; each = each.getParent()) line.addFirst(each);
        Color behind = Color.WHITE;
        double opacity = 1;
        for (Node each : line) {
            opacity *= each.getOpacity();
            if (!(each instanceof Region region) || region.getBackground() == null) continue;
            for (BackgroundFill painted : region.getBackground().getFills()) {
                if (painted.getFill() instanceof Color color) behind = over(color, opacity, behind);
            }
        }
        double one = luminance(over(fill, opacity, behind)) + 0.05;
        double other = luminance(behind) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    private static Color over(Color paint, double opacity, Color behind) {
        Color solid = Color.color(paint.getRed(), paint.getGreen(), paint.getBlue());
        return behind.interpolate(solid, paint.getOpacity() * opacity);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
