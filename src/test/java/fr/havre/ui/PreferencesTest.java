package fr.havre.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.ui.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir Path folder;

    @Test void keepsWhatAPersonChose() {
        Preferences chosen = Preferences.at(folder.resolve("app/window.properties"));
        chosen.language(Language.ENGLISH);
        chosen.theme(Look.Theme.DARK);
        chosen.textSize(150);
        chosen.veilAfter(Duration.ofMinutes(3));
        chosen.bounds(new Preferences.Bounds(-5, 10, 1280, 760, true));
        chosen.opened(folder.resolve("Maison de santé « des Lilas »"));
        chosen.opened(folder.resolve("b"));
        chosen.opened(folder.resolve("Maison de santé « des Lilas »"));
        chosen.save();
        Preferences read = Preferences.at(folder.resolve("app/window.properties"));
        assertEquals(Optional.of(Language.ENGLISH), read.language());
        assertEquals(Look.Theme.DARK, read.theme());
        assertEquals(150, read.textSize());
        assertEquals(Duration.ofMinutes(3), read.veilAfter());
        assertEquals(Optional.of(new Preferences.Bounds(-5, 10, 1280, 760, true)), read.bounds());
        assertEquals(List.of(folder.resolve("Maison de santé « des Lilas »"), folder.resolve("b")), read.recentVaults());
    }

    @Test void goesOnWithTheUsualOnesWhenTheFileMakesNoSense() throws IOException {
        Path file = folder.resolve("window.properties");
        for (String text : List.of("language=\\u12", "theme=PINK\ntext-size=9000\nveil-after=x\nlock-after=0\nx=1\nvaults=\\u0000")) {
            Files.writeString(file, text);
            Preferences read = Preferences.at(file);
            assertEquals(Optional.empty(), read.language());
            assertEquals(Look.Theme.SYSTEM, read.theme());
            assertEquals(100, read.textSize());
            assertEquals(Preferences.VEIL_AFTER, read.veilAfter());
            assertEquals(Preferences.LOCK_AFTER, read.lockAfter());
            assertEquals(Optional.empty(), read.bounds());
            assertEquals(List.of(), read.recentVaults());
        }
    }
}
