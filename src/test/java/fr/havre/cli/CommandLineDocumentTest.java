package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.cli.TestTerminal.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every example of docs/cli.md in order and compares the answers, identifiers being numbered as they appear.
 * {@code -Dhavre.docs.write=true} writes the answers into the page instead.
 */
class CommandLineDocumentTest {
    private static final Path PAGE = Path.of("docs/cli.md");
    private static final Pattern EXAMPLE = Pattern.compile("```console\n\\$ havre (.*)\n((?:.*\n)*?)```");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Map<String, String> numbered = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();
    @TempDir Path folder;

    @Test void everyExampleAnswersWhatThePageSays() throws Exception {
        String page = Files.readString(PAGE);
        TestTerminal terminal = new TestTerminal(folder);
        terminal.secretFile("secret", TestTerminal.PASSPHRASE);
        terminal.secretFile("secret2", "quatre girafes 77 mauves en barque");
        terminal.secretFile("key", "0000-1111");
        Files.writeString(folder.resolve("letter.txt"),
                "Chère consœur, je vous adresse cette patiente pour une échographie.\n");
        Files.writeString(folder.resolve("agenda.ics"), String.join("\r\n", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1",
                "DTSTART;TZID=Europe/Paris:20261123T093000", "DURATION:PT20M", "RRULE:FREQ=DAILY;COUNT=5",
                "SUMMARY:Mme Lefèvre", "END:VEVENT", "BEGIN:VEVENT", "UID:2", "DTSTART;TZID=Moon/Base:20261126T100000",
                "END:VEVENT", "END:VCALENDAR", ""));
        Files.writeString(folder.resolve("report.txt"), "Compte rendu de consultation d’anesthésie\n");
        Files.writeString(folder.resolve("card.txt"), "Carte nationale d’identité\n");
        Files.writeString(folder.resolve("patient.json"), page.lines().filter(line -> line.startsWith("{\"birthName\""))
                .findFirst().orElseThrow());
        StringBuilder written = new StringBuilder();
        int end = 0;
        for (MatchResult example : EXAMPLE.matcher(page).results().toList()) {
            String answer = answer(terminal, example.group(1));
            if (!Boolean.getBoolean("havre.docs.write")) assertEquals(example.group(2), answer, example.group(1));
            written.append(page, end, example.start(2)).append(answer);
            end = example.end(2);
        }
        if (Boolean.getBoolean("havre.docs.write")) Files.writeString(PAGE, written.append(page.substring(end)));
    }

    private String answer(TestTerminal terminal, String line) {
        List<String> args = new ArrayList<>();
        WORD.matcher(line).results().forEach(word -> args.add(place(word.group(1) == null ? word.group(2) : word.group(1))));
        args.addAll(List.of("--lang", "en"));
        Ran ran = terminal.run(args.toArray(String[]::new));
        remember(line, ran);
        String masked = UUID.matcher(ran.out() + ran.err()).replaceAll(found -> numbered.computeIfAbsent(found.group(),
                _ -> "00000000-0000-7000-8000-%012d".formatted(numbered.size() + 1)));
        return masked.replace(folder + "/", "").replace("\r", "")
                .replaceAll("\"(copiedBytes|copiedFiles|files|sizeBytes|seq)\" : \\d+", "\"$1\" : 0");
    }

    private void remember(String line, Ran ran) {
        if (line.startsWith("patients add")) named.put("{patient}", ran.id());
        if (line.startsWith("admissions new")) {
            named.put("{admission}", UUID.matcher(ran.out()).results().findFirst().orElseThrow().group());
        }
        if (line.startsWith("admissions submit")) {
            named.put("{submission}", UUID.matcher(ran.out()).results().findFirst().orElseThrow().group());
        }
        if (line.startsWith("letters write")) {
            named.put("{letter}", UUID.matcher(ran.out()).results().findFirst().orElseThrow().group());
        }
        if (line.startsWith("directory contacts") && line.contains("--add")) named.put("{contact}", ran.id());
        if (line.startsWith("import")) named.put("{document}", ran.json().get("files").get(0).get("documents").get(0)
                .get("id").asString());
    }

    /** Files of the examples lie in this test's folder. */
    private String place(String word) {
        boolean file = List.of("vault", "secret", "secret2", "key", "patient.json", "letter.txt", "card.txt", "report.txt", "agenda.ics", "copy.txt", "copy", "again",
                        "papers.pdf", "summary.json")
                .contains(word);
        return named.getOrDefault(word, file ? folder.resolve(word).toString() : word);
    }
}
