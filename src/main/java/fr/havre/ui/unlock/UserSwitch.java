package fr.havre.ui.unlock;

import java.awt.Desktop;
import java.awt.desktop.UserSessionEvent;
import java.awt.desktop.UserSessionListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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
    private static final Path SESSIONS = Path.of("/run/systemd/sessions");
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
        return ofSession(SESSIONS, System.getenv());
    }

    /** The session of this environment, as logind keeps it in {@code sessions}. */
    static UserSwitch ofSession(Path sessions, Map<String, String> environment) {
        return Optional.ofNullable(environment.get("XDG_SESSION_ID")).filter(id -> ID.matcher(id).matches())
                .map(id -> new UserSwitch(() -> isInactive(sessions.resolve(id)))).orElse(new UserSwitch(() -> false));
    }

    /** One that is not there any more has ended, or logind has: neither says that somebody else sits here. */
    private static boolean isInactive(Path session) throws IOException {
        try {
            if (Files.size(session) > MOST_BYTES) return false;
            List<String> lines = Files.readAllLines(session);
            return lines.contains("ACTIVE=0");
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
