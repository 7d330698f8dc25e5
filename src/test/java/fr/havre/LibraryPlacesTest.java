package fr.havre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryPlacesTest {
    @TempDir Path folder;

    @Test void aLibraryInTheCacheThatIsNotTheProgramsOwnIsReplacedWhole() throws Exception {
        Path library = folder.resolve("libsqlitejdbc.so");
        byte[] own = {1, 2, 3};
        LibraryPlaces.keep(own, library);
        Files.write(library, new byte[] {1, 2});
        LibraryPlaces.keep(own, library);
        assertArrayEquals(own, Files.readAllBytes(library));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(library), left.toList());
        }
    }

    @Test void whereTheProgramIsInstalledIsKnownFromItsClassPath() {
        String path = String.join(File.pathSeparator, "/opt/havre/lib/app/havre.jar", "/opt/havre/lib/app/h2.jar");
        assertEquals(Optional.of(Path.of("/opt/havre/lib/app/native").toAbsolutePath()), LibraryPlaces.installed(path));
        assertEquals(Optional.empty(), LibraryPlaces.installed("target/classes"));
    }

    @Test void eachSystemHasItsOwnFoldersAndAnEmptyVariableIsNone() {
        Path home = Path.of("/home/a");
        assertEquals(new UserFolders(Path.of("/home/a/.local/share/havre"), Path.of("/c/havre")),
                UserFolders.of("Linux", home, Map.of("XDG_DATA_HOME", " ", "XDG_CACHE_HOME", "/c")));
        assertEquals(new UserFolders(home.resolve("Library/Application Support/Havre"),
                home.resolve("Library/Caches/Havre")), UserFolders.of("Mac OS X", home, Map.of()));
        assertEquals(new UserFolders(Path.of("/l/Havre"), Path.of("/l/Havre/Cache")),
                UserFolders.of("Windows 11", home, Map.of("LOCALAPPDATA", "/l")));
    }

    @Test void aLinuxComputerWithoutANamedDisplayHasNone() {
        assertFalse(Display.present("Linux", Map.of("DISPLAY", "")));
        assertTrue(Display.present("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
        assertTrue(Display.present("Mac OS X", Map.of()));
    }
}
