package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.TestJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as another program starts it: a process with its own streams, home, temporary files and caches. */
final class HavreProcess {
    private static final int TOO_LONG_MINUTES = 10;

    /** How a process ended. */
    record Ended(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private final Path folder;
    private final String heap;
    private int started;

    HavreProcess(Path folder) {
        this(folder, "1g");
    }

    /** @param heap as {@code -Xmx} takes it */
    HavreProcess(Path folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /** Starts any program in the folder and waits for its end. */
    Ended run(String input, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out" + started++);
        Path err = folder.resolve("err" + started);
        Process process = builder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(process.waitFor(TOO_LONG_MINUTES, TimeUnit.MINUTES), "still running");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** {@code havre ARGS}, with {@code input} as its standard input. */
    Ended havre(String input, String... args) throws IOException, InterruptedException {
        return run(input, command(args));
    }

    /** {@code havre ARGS} that goes on while the test does other things. */
    Process started(String... args) throws IOException {
        return builder(command(args)).start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");                  // java says so on the error output
        builder.environment().put("XDG_DATA_HOME", folder.resolve("app").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C");                          // and yet what it writes is UTF-8
        builder.environment().put("LOCALAPPDATA", folder.resolve("app").toString());
        return builder;
    }

    private List<String> command(String... args) throws IOException {
        return TestJava.command(List.of("-XX:+DisableAttachMechanism", "-Xmx" + heap,
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-Duser.home=" + Files.createDirectories(folder.resolve("home"))), "fr.havre.Main", List.of(args));
    }
}
