package fr.havre.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light, dark, or as the system says; the bundled font; one accent colour. */
public final class Look {
    /** What a person chose. */
    public enum Theme { LIGHT, DARK, SYSTEM }

    private static final int USUAL_SIZE = 14;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS = List.of("Inter-Regular.otf", "Inter-Bold.otf", "Inter-Italic.otf");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);

    private final IntegerProperty textSize = new SimpleIntegerProperty(100);

    public Look() {
        FONTS.forEach(Look::load);
        theme.addListener((_, _, _) -> paint());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> paint());
        paint();
    }

    private static void load(String file) {
        try (InputStream in = Look.class.getResourceAsStream("fonts/" + file)) {
            Font.loadFont(in, 14);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Percent of the usual size. */
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public boolean isDark() {
        return theme.get() == Theme.DARK
                || (theme.get() == Theme.SYSTEM && Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
    }

    private void paint() {
        Application.setUserAgentStylesheet((isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /** The rules of one screen, for its view's own stylesheets: {@code css/patients.css}. */
    public static String sheet(String screen) {
        return Look.class.getResource("css/" + screen + ".css").toExternalForm();
    }

    /** Gives {@code scene} our own rules on top of the theme. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(Look.class.getResource("havre.css").toExternalForm());
        scene.getRoot().pseudoClassStateChanged(DARK, isDark());
        theme.addListener((_, _, _) -> scene.getRoot().pseudoClassStateChanged(DARK, isDark()));
        scene.getRoot().styleProperty().bind(textSize.multiply(USUAL_SIZE / 100.0).asString(Locale.ROOT, "-fx-font-size: %.1fpx"));
    }
}
