package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.HavreProcess.Ended;
import fr.havre.documents.Pdfs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as another program starts it: a process of its own, its streams, its exit code. */
class ProcessTest {
    @TempDir Path folder;
    private HavreProcess program;

    @BeforeEach void prepare() {
        program = new HavreProcess(folder);
    }

    private Ended havre(String input, String... args) throws Exception {
        return program.havre(input, args);
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
        return program.run("", command);
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
