package fr.havre.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
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
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/** Light, dark, or as the system says; the bundled font; one accent colour. */
public final class Look {
    /** What a person chose. */
    public enum Theme { LIGHT, DARK, SYSTEM }

    private static final int USUAL_SIZE = 14;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    static final List<String> SCREENS = List.of("admissions", "agenda", "chart", "frontdesk", "home", "imports", "letters",
            "messages", "numbers", "palette", "papers", "patients", "prevention", "profile", "queue", "recipients", "review",
            "send", "settings", "unlock", "viewer", "writing");
    private static final List<String> FIRST_FONTS = List.of("Inter-Regular.otf", "Inter-Bold.otf");
    private static final String LATER_FONT = "Inter-Italic.otf";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);

    private final IntegerProperty textSize = new SimpleIntegerProperty(100);

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /** Kept here because the toolkit, which outlives a look, holds it weakly. */
    private final InvalidationListener systemChanged = _ -> paint();

    private boolean whole;

    public Look() {
        this(Theme.SYSTEM, 100, true);
    }

    /**
     * @param whole false for only what the door is dressed in: the theme's rules for its few controls, which are soon read
     *     before the first window is shown; the same look until {@link #dressWhole}
     */
    private Look(Theme chosen, int percent, boolean whole) {
        this.whole = whole;
        theme.set(chosen);
        textSize.set(percent);
        FIRST_FONTS.forEach(Look::load);
        loadPictures();
        if (whole) load(LATER_FONT);
        theme.addListener(systemChanged);
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(systemChanged));
        paint();
    }

    /** Enough for the door, until {@link #dressWhole}. */
    static Look ofTheDoor(Theme chosen, int textSize) {
        boolean packaged = Look.class.getResource(doorSheet(false)) != null;
        return new Look(chosen, textSize, !packaged);
    }

    /** Before anything but the door as it first stands is shown. */
    void dressWhole() {
        if (whole) return;
        whole = true;
        load(LATER_FONT);
        paint();
    }

    /** All rules of the theme of the moment. */
    public String theme() {
        return (isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    /** The theme's rules for what stands on the door, made by {@link CompiledRules} when the program is packaged. */
    static String doorSheet(boolean dark) {
        return dark ? "door-dark.bss" : "door-light.bss";
    }

    private static void load(String file) {
        try (InputStream in = Look.class.getResourceAsStream("fonts/" + file)) {
            Font.loadFont(in, USUAL_SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadPictures() {
        try (InputStream in = new FeatherIkonHandler().getFontResourceAsStream()) {
            Font.loadFont(in, USUAL_SIZE);
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
        Application.setUserAgentStylesheet(whole ? theme() : Look.class.getResource(doorSheet(isDark())).toExternalForm());
    }

    /** Gives {@code scene} our own rules on top of the theme. */
    public void dress(Scene scene) {
        scene.getStylesheets().addAll(sheets());
        follow(scene);
    }

    /** As the door is: with its own rules only. */
    void dressDoor(Scene scene) {
        scene.getStylesheets().addAll(rules("havre"), sheet("unlock"));
        follow(scene);
    }

    /**
     * Our own rules: what all screens share, then those of each. All belong to the scene: rules that a view brings are read
     * again with each view, and what the toolkit has found out about all others is forgotten then.
     */
    static List<String> sheets() {
        return Stream.concat(Stream.of(rules("havre")), SCREENS.stream().map(Look::sheet)).toList();
    }

    /** The rules of one screen: {@code css/patients.css}. Nothing that {@link #dress} has dressed needs them once more. */
    public static String sheet(String screen) {
        return rules("css/" + screen);
    }

    private static String rules(String name) {
        return Look.class.getResource(name + ".css").toExternalForm();
    }

    private void follow(Scene scene) {
        Follow.dark(scene.getRoot(), dark.getReadOnlyProperty());
        scene.getRoot().styleProperty().bind(Bindings.createStringBinding(this::size, textSize));
    }

    /** Empty at the usual size, which the rules say: nothing to be parsed. */
    private String size() {
        int percent = textSize.get();
        return percent == 100 ? "" : "-fx-font-size: " + percent * USUAL_SIZE / 100.0 + "px";
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
