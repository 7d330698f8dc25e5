package fr.havre.ui.unlock;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSwitchTest {
    @TempDir Path sessions;

    @Test void aSessionThatIsNoLongerTheActiveOneMeansThatSomebodyElseSitsHere() throws Exception {
        UserSwitch seat = UserSwitch.ofSession(sessions, Map.of("XDG_SESSION_ID", "c2"));
        assertFalse(seat.elsewhere(), "logind is not there");
        Path session = Files.writeString(sessions.resolve("c2"), "UID=1000\nACTIVE=1\nSTATE=active\n");
        assertFalse(seat.elsewhere());
        Files.writeString(session, "UID=1000\nACTIVE=0\nSTATE=online\n");
        assertTrue(seat.elsewhere());
        Files.writeString(session, "UID=1000\nACTIVE=1\nSTATE=active\n");
        assertFalse(seat.elsewhere());
    }

    @Test void aSessionWithoutANameOrWithOneThatIsAPathIsNotRead() throws Exception {
        Files.writeString(sessions.resolve("x"), "ACTIVE=0");
        assertFalse(UserSwitch.ofSession(sessions, Map.of()).elsewhere());
        assertFalse(UserSwitch.ofSession(sessions.resolve("sub"), Map.of("XDG_SESSION_ID", "../x")).elsewhere());
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
