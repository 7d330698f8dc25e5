package fr.havre.cli;

import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Language;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A command: does one thing and replies once. Failures are thrown; {@link Program} turns them into sentences. */
abstract class Command implements Callable<Integer> {
    /** Made when it is needed: it takes longer than a short command. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** Understood by every command. */
    @SuppressWarnings("UnusedVariable")      // the parser acts upon --help, Program upon --lang
    static final class Common {
        @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "common.help")
        private boolean help;
        @Option(names = "--json", descriptionKey = "common.json")
        private boolean json;
        @Option(names = "--lang", paramLabel = "fr|en", descriptionKey = "common.lang")
        private Language language;
    }

    private final Terminal terminal;
    private final CommandWords words;

    @Mixin private Common common;
    private boolean answered;

    Command(Surroundings surroundings) {
        terminal = surroundings.terminal();
        words = surroundings.words();
    }

    /** Does it. */
    abstract Reply run() throws Exception;

    @Override public final Integer call() throws Exception {
        Reply reply = run();
        if (!answered) print(reply);
        return reply.exit().number();
    }

    /** Answers now, for a command that goes on afterwards; then what it returns is not printed any more. */
    void print(Reply reply) {
        answered = true;
        if (common.json) terminal.out().println(Json.MAPPER.writeValueAsString(reply.json()));
        else reply.lines().forEach(line -> terminal.out().println(printable(line)));
        terminal.out().flush();
    }

    /** File names and documents come from anywhere: what would command the terminal is shown as a replacement mark. */
    private static String printable(String line) {
        return line.replaceAll("[\\p{Cc}&&[^\n\t]]", "\uFFFD");
    }

    boolean wantsJson() {
        return common.json;
    }

    Terminal terminal() {
        return terminal;
    }

    CommandWords words() {
        return words;
    }

    Passphrases passphrases() {
        return new Passphrases(terminal, words);
    }
}
