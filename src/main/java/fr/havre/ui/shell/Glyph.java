package fr.havre.ui.shell;

import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * A picture of Feather as a letter of its font, which {@link fr.havre.ui.Look} has loaded: to the pixel what an icon of
 * Ikonli draws, without its search through all libraries for packs of icons. For what is shown before everything else.
 */
public final class Glyph {
    private Glyph() { }

    /** Dressed by the rules for icons. */
    public static Text of(Feather picture) {
        Text glyph = new Text(Character.toString(picture.getCode()));
        glyph.getStyleClass().addAll("ikonli-font-icon", "glyph");
        return glyph;
    }
}
