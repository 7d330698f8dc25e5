package fr.havre.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSwitchTest {
    @TempDir Path logind;

    private Path file(String folder, String name, String... lines) throws IOException {
        return Files.write(Files.createDirectories(logind.resolve(folder)).resolve(name), List.of(lines));
    }

    private UserSwitch seat(Map<String, String> environment) {
        return UserSwitch.ofLogind(logind, environment, logind);
    }

    @Test void aSessionThatIsNoLongerTheActiveOneMeansThatSomebodyElseSitsHere() throws IOException {
        UserSwitch seat = seat(Map.of("XDG_SESSION_ID", "c2"));
        assertFalse(seat.elsewhere(), "logind is not there");
        file("sessions", "c2", "UID=1000", "ACTIVE=1", "STATE=active");
        assertFalse(seat.elsewhere());
        file("sessions", "c2", "UID=1000", "ACTIVE=0", "STATE=online");
        assertTrue(seat.elsewhere());
        file("sessions", "c2", "UID=1000", "ACTIVE=1", "STATE=active");
        assertFalse(seat.elsewhere());
    }

    /** As in GNOME, which tells programs nothing of their session. */
    @Test void withoutTheNameOfASessionItIsTheUserWhoIsOnTheScreenOrNot() throws IOException {
        Object mine;
        try {
            mine = Files.getAttribute(logind, "unix:uid");
        } catch (UnsupportedOperationException e) {
            mine = Assumptions.abort("no users with numbers here");
        }
        UserSwitch seat = seat(Map.of());
        assertFalse(seat.elsewhere(), "logind is not there");
        file("users", mine.toString(), "NAME=somebody", "STATE=active");
        assertFalse(seat.elsewhere());
        file("users", mine.toString(), "NAME=somebody", "STATE=online");
        assertTrue(seat.elsewhere());
    }

    @Test void aNameThatIsAPathIsNotRead() throws IOException {
        file("other", "x", "ACTIVE=0");
        file("sessions", "c1", "ACTIVE=1");
        assertFalse(seat(Map.of("XDG_SESSION_ID", "../other/x")).elsewhere());
    }

    @Test void whatTheSystemTellsIsRemembered() {
        UserSwitch.Told told = new UserSwitch.Told();
        assertFalse(told.away());
        told.userSessionDeactivated(null);
        assertTrue(told.away());
        told.userSessionActivated(null);
        assertFalse(told.away());
    }
}
