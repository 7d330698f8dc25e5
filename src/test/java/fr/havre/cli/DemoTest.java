package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.TestJava;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.samples.Person;
import fr.havre.sandbox.samples.SampleDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's first command, as a process of its own with an empty home and an empty folder for temporary files. */
class DemoTest {
    @TempDir Path folder;

    @Test void keepsFindsSendsOnceReceivesAndLeavesNothingReadableAnywhere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path vault = folder.resolve("demo");
        Process process = new ProcessBuilder(TestJava.command(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary),
                "fr.havre.Main", List.of("demo", "--json", "--keep", vault.toString())))
                .redirectError(folder.resolve("err.txt").toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> said + read(folder.resolve("err.txt")));
        JsonNode summary = JsonMapper.shared().readTree(said);
        assertEquals(12, summary.get("kept").intValue());
        assertEquals(8, summary.get("sent").intValue());
        assertEquals(0, summary.get("sentTwice").intValue());
        assertEquals(42, summary.get("received").intValue());
        assertEquals(1, summary.get("letters").intValue());
        assertEquals(9, summary.get("messages").intValue());
        assertEquals(9, summary.get("refused").intValue());
        assertEquals(0, summary.get("findings").intValue());
        assertEquals(List.of(), showing(wordsOfTheSamples(), List.of(vault, home, temporary, folder.resolve("err.txt"))));
    }

    private static Set<String> wordsOfTheSamples() {
        Set<String> words = new TreeSet<>();
        try (Sandbox sandbox = Sandbox.start(fr.havre.sandbox.SandboxOptions.defaults().withoutSamples())) {
            for (Person person : sandbox.people().patients()) words.addAll(List.of(person.ins(), person.family(), person.given()));
        }
        for (SampleDocument sample : Sandbox.allSamples()) {
            words.add(sample.title());
            for (String word : sample.text().split("[^\\p{L}]+", -1)) if (word.length() > 9) words.add(word);
        }
        for (String text : fr.havre.sandbox.mail.MailSandbox.sampleTexts()) {
            for (String word : text.split("[^\\p{L}]+", -1)) if (word.length() > 9) words.add(word);
        }
        words.removeIf(word -> word.length() < 7);
        return words;
    }

    /** Not the program's own scan: plain text search, with the driver's unpacked library left out by its name. */
    private static List<String> showing(Set<String> words, List<Path> places) throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.getFileName().toString().contains("sqlitejdbc")) continue;
                    byte[] bytes = Files.readAllBytes(file);
                    String utf8 = new String(bytes, StandardCharsets.UTF_8);
                    String utf16 = new String(bytes, StandardCharsets.UTF_16LE);
                    for (String word : words) if (utf8.contains(word) || utf16.contains(word)) shown.add(file + ": " + word);
                }
            }
        }
        assertTrue(words.size() > 200, "words looked for: " + words.size());
        return shown;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }
}
