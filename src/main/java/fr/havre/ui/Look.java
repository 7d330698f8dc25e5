package fr.havre.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
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

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /** Kept here because the toolkit, which outlives a look, holds it weakly. */
    private final InvalidationListener systemChanged = _ -> paint();

    public Look() {
        FONTS.forEach(Look::load);
        theme.addListener(systemChanged);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(systemChanged));
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
        dark.set(isDark());
        Application.setUserAgentStylesheet((isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    }

    /** The rules of one screen, for its view's own stylesheets: {@code css/patients.css}. */
    public static String sheet(String screen) {
        return Look.class.getResource("css/" + screen + ".css").toExternalForm();
    }

    /** Gives {@code scene} our own rules on top of the theme. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(Look.class.getResource("havre.css").toExternalForm());
        Follow.dark(scene.getRoot(), dark.getReadOnlyProperty());
        scene.getRoot().styleProperty().bind(textSize.multiply(USUAL_SIZE / 100.0).asString(Locale.ROOT, "-fx-font-size: %.1fpx"));
    }

    /** Tells a root, as long as it lives and no longer, whether it is dark: what was locked must not stay in memory. */
    private record Follow(WeakReference<Parent> root, ReadOnlyBooleanProperty dark) implements InvalidationListener {
        static void dark(Parent root, ReadOnlyBooleanProperty dark) {
            Follow follow = new Follow(new WeakReference<>(root), dark);
            dark.addListener(follow);
            follow.invalidated(dark);
        }

        @Override public void invalidated(Observable changed) {
            Parent still = root.get();
            if (still == null) dark.removeListener(this);
            else still.pseudoClassStateChanged(DARK, dark.get());
        }
    }
}
