package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.cli.HavreProcess.Ended;
import fr.havre.documents.Pdfs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Folders of many files, a second program on the same vault, Ctrl-C in the middle: each with processes of their own. */
class InterruptedImportTest {
    @TempDir Path folder;

    private String[] as(String command, String... rest) {
        List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
        args.addAll(List.of("vault", "--user", "AB", "--passphrase-file",
                new TestTerminal(folder).secretFile("passphrase", TestTerminal.PASSPHRASE + "\n")));
        args.addAll(Arrays.asList(rest));
        return args.toArray(String[]::new);
    }

    private JsonNode json(HavreProcess program, String command, String... rest) throws Exception {
        String[] all = Arrays.copyOf(rest, rest.length + 1);
        all[rest.length] = "--json";
        Ended ended = program.havre("", as(command, all));
        assertEquals(0, ended.exit(), ended.err());
        return ended.json();
    }

    private String patient(HavreProcess program) throws Exception {
        json(program, "init");
        return json(program, "patients add", "--birth-name", "Lefèvre", "--given-names", "Zoé", "--birth-date",
                "12/03/1985", "--sex", "F").get("id").asString();
    }

    /** {@code count} files that differ, every other one a PDF if {@code pdfs}. */
    private Path incoming(int count, boolean pdfs) throws IOException {
        Path incoming = Files.createDirectory(folder.resolve("incoming"));
        for (int i = 0; i < count; i++) {
            String text = "Lettre " + i + "\n" + ("mot" + i + " ").repeat(200);
            if (pdfs && i % 2 == 0) Files.write(incoming.resolve(i + ".pdf"), Pdfs.of(text));
            else Files.writeString(incoming.resolve(i + ".txt"), text);
        }
        return incoming;
    }

    private static final List<String> FILED = List.of("--type", "11488-4", "--date", "2026-11-20", "--title", "Lettre");

    private String[] filed(Path place, String patient) {
        List<String> rest = new ArrayList<>(List.of(place.toString(), "--patient", patient, "--whatever-it-names"));
        rest.addAll(FILED);
        return rest.toArray(String[]::new);
    }

    @Test void aSecondProgramOnTheSameVaultIsToldSoInOneSentence() throws Exception {
        HavreProcess program = new HavreProcess(folder);
        json(program, "init");
        Process first = program.started(as("user recovery"));
        try (BufferedReader said = first.errorReader(StandardCharsets.UTF_8)) {
            assertNotNull(said.readLine(), "asks for a group of the sheet, the vault being open");
            Ended second = program.havre("", as("user list", "--lang", "en"));
            assertEquals(3, second.exit());
            assertEquals("", second.out());
            assertEquals(1, second.err().lines().count(), second.err());
            assertTrue(second.err().startsWith("The vault was not opened: another program"), second.err());
            first.getOutputStream().close();
            assertTrue(first.waitFor(1, TimeUnit.MINUTES));
        }
        assertEquals(1, json(program, "user list").get("users").size());
    }

    @Test void anImportInterruptedByCtrlCIsDoneAgainWithNothingTwiceAndNothingHalf() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")));
        HavreProcess program = new HavreProcess(folder);
        String patient = patient(program);
        int count = 600;
        String[] wanted = filed(incoming(count, false), patient);
        interrupted(program, wanted);
        JsonNode again = json(program, "import", wanted);
        assertEquals(count, again.get("imported").asInt() + again.get("alreadyThere").asInt(), again.toString());
        assertNotEquals(0, again.get("imported").asInt(), "it was not in the middle");
        assertEquals(count, json(program, "documents list", "--patient", patient, "--limit", "1000").get("documents")
                .size());
        assertEquals(count, json(program, "import", wanted).get("alreadyThere").asInt());
        assertFalse(json(program, "verify").get("damaged").asBoolean());
    }

    /** As the terminal does it for Ctrl-C, at the moment the first contents are written. */
    private void interrupted(HavreProcess program, String... wanted) throws Exception {
        Path contents = folder.resolve("vault/content/clin");
        try (WatchService watch = contents.getFileSystem().newWatchService()) {
            contents.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            Process running = program.started(as("import", wanted));
            assertNotNull(watch.poll(2, TimeUnit.MINUTES), "nothing was written");
            boolean deaf = interruptsAreIgnoredHere();
            assertEquals(0, new ProcessBuilder("/bin/kill", deaf ? "-TERM" : "-INT", String.valueOf(running.pid())).start()
                    .waitFor());
            assertTrue(running.waitFor(1, TimeUnit.MINUTES));
            assertEquals(deaf ? 143 : 130, running.exitValue());
        }
    }

    /** A job in the background of a shell, and all it starts, is deaf to Ctrl-C: it is then ended as a computer shuts down. */
    private static boolean interruptsAreIgnoredHere() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:")).anyMatch(line ->
                    (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & 2) != 0);
        }
    }

    /** Half of them PDF, under a quarter of the memory the program is usually given. */
    @Test @Tag("soak") void aFolderOfTwoThousandFilesIsKeptInLittleMemory() throws Exception {
        HavreProcess program = new HavreProcess(folder, "256m");
        String patient = patient(program);
        Path incoming = incoming(2000, true);
        long begun = System.nanoTime();
        JsonNode kept = json(program, "import", filed(incoming, patient));
        System.out.println("2,000 files: " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) + " ms");
        assertEquals(2000, kept.get("imported").asInt());
        assertEquals(2000, json(program, "import", filed(incoming, patient)).get("alreadyThere").asInt());
        assertFalse(json(program, "verify").get("damaged").asBoolean());
    }
}
