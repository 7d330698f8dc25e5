package fr.havre.ui.unlock;

import java.awt.Desktop;
import java.awt.desktop.UserSessionEvent;
import java.awt.desktop.UserSessionListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Whether another user of the computer has taken over its screen. Windows and macOS tell it ({@code java.awt.desktop}); on
 * Linux the file in which systemd-logind keeps the session says it. Where neither is there, nobody is ever said to have.
 *
 * <p>Threads: {@link #elsewhere} reads a small file: any but the FX thread.
 */
public final class UserSwitch {
    private static final System.Logger LOG = System.getLogger(UserSwitch.class.getName());
    private static final Path LOGIND = Path.of("/run/systemd");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final int MOST_BYTES = 64 << 10;

    private final Callable<Boolean> question;

    private UserSwitch(Callable<Boolean> question) {
        this.question = question;
    }

    /** As this system tells it. Begins to listen: once a program. */
    public static UserSwitch here() {
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows") || system.startsWith("Mac")) return told().orElse(new UserSwitch(() -> false));
        return ofLogind(LOGIND, System.getenv(), Path.of("/proc/self"));
    }

    /**
     * The session of this environment, as logind keeps it; where desktops do not say which it is, as GNOME, whether any session
     * of this user is on the screen.
     *
     * @param mine what belongs to this user
     */
    static UserSwitch ofLogind(Path logind, Map<String, String> environment, Path mine) {
        Optional<String> session = Optional.ofNullable(environment.get("XDG_SESSION_ID")).filter(id -> ID.matcher(id).matches());
        if (session.isPresent()) return new UserSwitch(() -> says(logind.resolve("sessions").resolve(session.get()), "ACTIVE=0"));
        return new UserSwitch(() -> says(logind.resolve("users").resolve(String.valueOf(Files.getAttribute(mine, "unix:uid"))),
                "STATE=online"));
    }

    /** What is not there any more has ended, or logind has: neither says that somebody else sits here. */
    private static boolean says(Path file, String line) throws IOException {
        try {
            return Files.size(file) <= MOST_BYTES && Files.readAllLines(file).contains(line);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static Optional<UserSwitch> told() {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.APP_EVENT_USER_SESSION)) {
            return Optional.empty();
        }
        Told told = new Told();
        Desktop.getDesktop().addAppEventListener(told);
        return Optional.of(new UserSwitch(told::away));
    }

    /** What the system says, on its own thread. */
    static final class Told implements UserSessionListener {
        private volatile boolean away;

        @Override public void userSessionDeactivated(UserSessionEvent event) {
            away = true;
        }

        @Override public void userSessionActivated(UserSessionEvent event) {
            away = false;
        }

        boolean away() {
            return away;
        }
    }

    /** Whether somebody else sits here now; what cannot be found out is no. */
    public boolean elsewhere() {
        try {
            return question.call();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "who sits here is not known: {0}", e.getClass().getName());
            return false;
        }
    }
}
