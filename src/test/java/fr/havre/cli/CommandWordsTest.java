package fr.havre.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.patients.PartialDate;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import fr.havre.vault.FrenchZone;
import fr.havre.vault.VaultHost;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandWordsTest {
    private static final Terminal NOWHERE = new Terminal(InputStream.nullInputStream(),
            new PrintStream(java.io.OutputStream.nullOutputStream()), new PrintStream(java.io.OutputStream.nullOutputStream()),
            Optional.empty(), Locale.FRANCE, new VaultHost(Path.of("."), InstantSource.system(), _ -> { }));

    @Test void everyCommandOptionAndRefusalHasItsWordsInBothLanguagesAndNothingIsLeftOver() throws Exception {
        Set<String> needed = Arrays.stream(CommandRefusedException.Code.values()).map(ErrorWords::key)
                .collect(Collectors.toCollection(TreeSet::new));
        collect(Program.commandLine(NOWHERE, Language.FRENCH), needed);
        needed.addAll(said());
        for (Language language : Language.values()) {
            Set<String> there = new TreeSet<>(new CommandWords(language).texts().keySet());
            there.removeIf(key -> key.startsWith("usage."));
            assertEquals(needed, there, language.name());
        }
    }

    @Test void daysAndMomentsAreWrittenAsTheLanguageDoes() {
        CommandWords french = new CommandWords(Language.FRENCH);
        CommandWords english = new CommandWords(Language.ENGLISH);
        Instant moment = LocalDate.of(2026, 11, 26).atTime(9, 15).atZone(FrenchZone.here()).toInstant();
        assertEquals("valable jusqu’au 26/11/2026", french.say("say.piece-valid", LocalDate.of(2026, 11, 26)));
        assertEquals("valid until 26 Nov 2026", english.say("say.piece-valid", LocalDate.of(2026, 11, 26)));
        assertEquals("26/11/2026 09:15", french.date(moment));
        assertEquals("26 Nov 2026 09:15", english.date(moment));
        assertEquals(List.of("2026", "11/2026", "26/11/2026"), Stream.of("2026", "2026-11", "2026-11-26")
                .map(iso -> french.date(PartialDate.parse(iso).orElseThrow())).toList());
        assertEquals("Nov 2026", english.date(PartialDate.parse("2026-11").orElseThrow()));
    }

    private static void collect(CommandLine command, Set<String> keys) {
        keys.add(command.getCommandSpec().qualifiedName(".") + ".usage.description");
        for (ArgSpec arg : command.getCommandSpec().args()) keys.add(String.valueOf(arg.descriptionKey()));
        command.getSubcommands().values().forEach(each -> collect(each, keys));
    }

    /** The keys that the sources name. */
    private static Set<String> said() throws Exception {
        Pattern key = Pattern.compile("\"(say\\.[a-z-]+)\"");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/fr/havre/cli"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                key.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        return keys;
    }
}
