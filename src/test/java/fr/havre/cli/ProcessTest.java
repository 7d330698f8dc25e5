package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.Pdfs;
import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as another program starts it: a process of its own, its streams, its exit code. */
class ProcessTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir Path folder;

    private record Ended(int exit, String out, String err) { }

    private Ended start(String input, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");                  // java says so on the error output
        builder.environment().put("XDG_DATA_HOME", folder.resolve("app").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("LC_ALL", "C");                          // and yet what it writes is UTF-8
        builder.environment().put("LOCALAPPDATA", folder.resolve("app").toString());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Ended havre(String input, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:+DisableAttachMechanism", "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-Duser.home=" + Files.createDirectories(folder.resolve("home")), "-classpath", classPath(),
                "fr.havre.Main"));
        command.addAll(List.of(args));
        return start(input, command);
    }

    /** As this test was started: by a class path, or by a loader that was given one. */
    private static String classPath() {
        if (!(ProcessTest.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        return Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test void makesAVaultAndOpensItAgainWithThePassphraseFromItsInput() throws Exception {
        Ended made = havre(TestTerminal.PASSPHRASE + "\n", "init", "vault", "--user", "AB", "--passphrase-file", "-",
                "--lang", "en");
        assertEquals(0, made.exit(), made.err());
        assertEquals("", made.err());
        assertTrue(made.out().startsWith("Vault created: vault."), made.out());
        Ended wrong = havre("soleil\n", "user", "list", "vault", "--user", "AB", "--passphrase-file", "-", "--lang", "fr");
        assertEquals(3, wrong.exit());
        assertTrue(wrong.err().startsWith("Le coffre reste fermé\u00A0:"), wrong.err());
        assertFalse((made + wrong.toString()).contains("goudron"));
    }

    @Test void leavesNothingInTheHomeFolderNorAmongTemporaryFilesWhateverItReads() throws Exception {
        havre(TestTerminal.PASSPHRASE + "\n", "init", "vault", "--user", "AB", "--passphrase-file", "-");
        Files.write(folder.resolve("a.pdf"), Pdfs.of("Bonjour"));
        Ended kept = havre(TestTerminal.PASSPHRASE + "\n", "import", "vault", "a.pdf", "--user", "AB",
                "--passphrase-file", "-");
        assertEquals(0, kept.exit(), kept.err());
        for (String place : List.of("tmp", "home")) {
            try (Stream<Path> left = Files.walk(folder.resolve(place))) {
                assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
            }
        }
        try (Stream<Path> cached = Files.walk(folder)) {
            assertEquals(List.of(System.mapLibraryName("sqlitejdbc")), cached.filter(Files::isRegularFile)
                    .map(each -> each.getFileName().toString()).filter(each -> each.contains("sqlite")).toList());
        }
    }

    /** The launcher beside a Java that shows what it is given. */
    private Ended launch(String... args) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Path launcher = Files.createDirectories(folder.resolve("havre/bin")).resolve("havre");
        Files.copy(Path.of("installer/bin/havre").toAbsolutePath(), launcher, StandardCopyOption.REPLACE_EXISTING);
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                [ "$1" = -version ] && echo 'Picked up JAVA_TOOL_OPTIONS: -Da="b c"' >&2
                [ "$1" = -version ] && echo 'openjdk version "25.0.3" 2026-04-21' >&2 && exit 0
                for each in "$@"; do echo "<$each>"; done
                """);
        assertTrue(java.toFile().setExecutable(true));
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "HAVRE_JAVA=" + folder.resolve("jdk"), "/bin/sh",
                launcher.toString()));
        command.addAll(List.of(args));
        return start("", command);
    }

    @Test void theLauncherIsAShellScriptThatGivesItsArgumentsOn() throws Exception {
        Ended ran = launch("search", "two words");
        assertEquals(0, ran.exit(), ran.err());
        for (String each : List.of("<-XX:+DisableAttachMechanism>", "<-XX:-HeapDumpOnOutOfMemoryError>", "<-Xlog:disable>")) {
            assertTrue(ran.out().contains(each), each);
        }
        assertTrue(ran.out().endsWith("<fr.havre.Main>\n<search>\n<two words>\n"), ran.out());
    }

    @Test void theLauncherLoadsJavaFxForAWindowOnly() throws Exception {
        Path fx = Files.createDirectories(folder.resolve("havre/lib/fx"));
        assertTrue(launch("window", "a b").out().contains("<--module-path=" + fx + ">"));
        assertFalse(launch("queue", "list").out().contains("module-path"));
    }

    @Test void theLauncherAsksAJavaForItsVersionOnlyIfNoFileSaysIt() throws Exception {
        launch();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"24.0.1\"\n");
        assertFalse(launch("search").out().contains("<search>"), "an older Java was used");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"26\"\n");
        assertTrue(launch("search").out().contains("<search>"));
    }
}
