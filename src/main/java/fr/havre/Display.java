package fr.havre;

import java.util.Locale;
import java.util.Map;

/** Whether somebody can see a window here; if not, what must be drawn is drawn to memory. */
public final class Display {
    private static final String PLATFORM = "glass.platform";

    private Display() { }

    /** A Linux computer has a display where one is named; on others there always is one. */
    public static boolean present() {
        return present(System.getProperty("os.name"), System.getenv());
    }

    static boolean present(String system, Map<String, String> environment) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) return true;
        return !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /** Somebody chose on the command line of Java where windows go, such as to memory. */
    public static boolean chosen() {
        return System.getProperty(PLATFORM) != null;
    }

    /** From here on windows are drawn to memory; to be called before JavaFX starts, and without effect afterwards. */
    public static void drawToMemory() {
        System.setProperty(PLATFORM, "Headless");
        System.setProperty("prism.order", "sw");
    }
}
