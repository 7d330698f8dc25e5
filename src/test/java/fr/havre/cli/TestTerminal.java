package fr.havre.cli;

import fr.havre.vault.TestHost;
import fr.havre.vault.VaultHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this process, through the entry the program itself uses, with streams that are kept. */
public final class TestTerminal {
    public static final String PASSPHRASE = "goudron vif sept marins 42 ivres";

    /** What one command did. */
    public record Ran(int exit, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        public String id() {
            return json().get("id").asString();
        }
    }

    private final Path folder;
    private final StringBuilder everyError = new StringBuilder();

    public TestTerminal(Path folder) {
        this.folder = folder;
    }

    public Path vault() {
        return folder.resolve("vault");
    }

    /** A file with {@code text} that only its owner can read. */
    public String secretFile(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.writeString(file, text);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code command VAULT --user AB --passphrase-file …}, then {@code rest}. */
    public Ran as(String user, String command, String... rest) {
        return asWith("", user, command, rest);
    }

    public Ran asWith(String input, String user, String command, String... rest) {
        List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
        args.addAll(List.of(vault().toString(), "--user", user, "--passphrase-file", secretFile("passphrase",
                PASSPHRASE + "\n")));
        args.addAll(List.of(rest));
        return runWith(input, args.toArray(String[]::new));
    }

    public Ran run(String... args) {
        return runWith("", args);
    }

    public Ran runWith(String input, String... args) {
        return runAnswering((_, _) -> input, args);
    }

    /** Runs a command whose input depends on what it has written so far (answer, errors) when it first reads. */
    public Ran runAnswering(BinaryOperator<String> reply, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream input = new InputStream() {
            private InputStream answer;

            @Override public int read() throws IOException {
                return answer().read();
            }

            @Override public int read(byte[] into, int from, int length) throws IOException {
                return answer().read(into, from, length);
            }

            private InputStream answer() {
                if (answer == null) {
                    String text = reply.apply(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
                    answer = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
                return answer;
            }
        };
        VaultHost host = TestHost.at(folder, () -> Instant.parse("2026-11-25T08:00:00Z"));
        int exit = Program.run(new Terminal(input, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty(), Locale.FRANCE, host), args);
        everyError.append(err.toString(StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A vault whose first person is the doctor AB. */
    public TestTerminal init() {
        Ran made = run("init", vault().toString(), "--user", "AB", "--full-name", "Anne Bernard", "--passphrase-file",
                secretFile("passphrase", PASSPHRASE + "\n"));
        if (made.exit() != 0) throw new IllegalStateException(made.toString());
        return this;
    }

    /** All that any command wrote to the error output. */
    public String everyError() {
        return everyError.toString();
    }
}
