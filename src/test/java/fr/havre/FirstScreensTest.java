package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstScreensTest {
    @TempDir Path folder;

    /** The package is made with it, where nobody closes a window. */
    @Test void opensTheWindowAndClosesItByItself() throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(TestJava.command(List.of("-Xmx512m", "-Duser.home=" + folder),
                "fr.havre.FirstScreens", List.of(folder.resolve("first").toString()))).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("app").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("LOCALAPPDATA", folder.resolve("app").toString());
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still open");
            assertEquals(0, process.exitValue(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }
}
