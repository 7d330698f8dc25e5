package fr.havre.cli;

import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: parses it, executes the command, turns what is thrown into one sentence and an exit code. */
public final class Program {
    private static final System.Logger LOG = System.getLogger(Program.class.getName());

    private final Terminal terminal;
    private final CommandWords words;
    private final ErrorWords errors;

    private Program(Terminal terminal, Language language) {
        this.terminal = terminal;
        words = new CommandWords(language);
        errors = new ErrorWords(language);
    }

    /** Runs the command line on this computer's own streams and gives the exit code. */
    public static int run(String... args) {
        return run(SystemTerminal.open(), args);
    }

    static int run(Terminal terminal, String... args) {
        Program program = new Program(terminal, language(terminal, args));
        String[] meant = meant(args);
        return paths(meant).map(program::window).orElseGet(() -> program.execute(meant));
    }

    /** Of {@code window} with nothing but paths: it is shown sooner without the parser. Empty for everything else. */
    static Optional<List<Path>> paths(String... args) {
        if (args.length == 0 || !args[0].equals("window")) return Optional.empty();
        List<Path> paths = new ArrayList<>();
        for (String each : List.of(args).subList(1, args.length)) {
            if (each.isEmpty() || each.startsWith("-")) return Optional.empty();
            try {
                paths.add(Path.of(each));
            } catch (InvalidPathException e) {
                return Optional.empty();                             // the parser says so
            }
        }
        return Optional.of(paths);
    }

    private int window(List<Path> paths) {
        try {
            new WindowCommand(new Surroundings(terminal, words), paths).run();
            return ExitCode.DONE.number();
        } catch (InterruptedException | RuntimeException e) {
            return failed(e);
        }
    }

    /** A desktop that opens files with this program may name nothing but them, by their whole paths. */
    static String[] meant(String... args) {
        boolean files = args.length > 0 && Arrays.stream(args).map(File::new)
                .allMatch(each -> each.isAbsolute() && each.isFile());
        return files ? Stream.concat(Stream.of("window"), Arrays.stream(args)).toArray(String[]::new) : args;
    }

    /** Read before everything else, because help and usage errors are in that language too. */
    private static Language language(Terminal terminal, String... args) {
        for (int i = 0; i < args.length; i++) {
            String code = args[i].startsWith("--lang=") ? args[i].substring("--lang=".length())
                    : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
            var asked = Language.parse(code);
            if (asked.isPresent()) return asked.get();
        }
        return Language.of(terminal.locale());
    }

    private int execute(String... args) {
        return commandLine(args).execute(args);
    }

    /** The commands that these arguments may mean, wired to this terminal. */
    private CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(Commands.of(new Surroundings(terminal, words), args));
        line.setResourceBundle(words.texts());
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Language.class, typed -> Language.parse(typed)
                .orElseThrow(() -> new TypeConversionException("fr or en")));
        line.setParameterExceptionHandler((problem, _) -> wrongUsage(problem));
        line.setExecutionExceptionHandler((problem, of, _) -> {
            int exit = failed(problem);
            boolean usage = problem instanceof CommandRefusedException refused && refused.wrongUsage();
            if (usage) tellHelp(of.getCommandSpec());
            return exit;
        });
        return line;
    }

    /** With every command there is. */
    static CommandLine commandLine(Terminal terminal, Language language) {
        return new Program(terminal, language).commandLine();
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int wrongUsage(ParameterException problem) {
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        terminal.err().println(usageSentence(problem));
        tellHelp(command);
        return ExitCode.WRONG_USAGE.number();
    }

    private void tellHelp(CommandSpec command) {
        terminal.err().println(words.say("say.try-help", command.qualifiedName()));
    }

    /** Names options, never values: a value may be a patient's name. */
    private String usageSentence(ParameterException problem) {
        return switch (problem) {
            case MissingParameterException e -> words.say(isChoice(e.getMissing()) ? "say.missing-one" : "say.missing",
                    String.join(", ", e.getMissing().stream().map(Program::nameOf).toList()));
            case UnmatchedArgumentException e -> {
                List<String> options = e.getUnmatched().stream().filter(text -> text.startsWith("-"))
                        .map(text -> text.split("=", 2)[0]).filter(text -> text.matches("-{1,2}[a-z-]{1,30}")).toList();
                yield options.isEmpty() ? words.say("say.too-many")
                        : words.say("say.unknown-option", options.getFirst());
            }
            default -> problem.getArgSpec() == null ? words.say("say.wrong-usage")
                    : wrongValue(problem.getArgSpec());
        };
    }

    /** Of those one is enough: they exclude each other. */
    private static boolean isChoice(List<ArgSpec> missing) {
        return missing.stream().allMatch(each -> each.group() != null && each.group().exclusive());
    }

    /** With what can stand there, where that is a list. */
    private String wrongValue(ArgSpec arg) {
        List<String> known = Stream.concat(Stream.of(arg.typeInfo()), arg.typeInfo().getAuxiliaryTypeInfos().stream())
                .filter(each -> each.isEnum() && each.getType() != Language.class).flatMap(each -> each.getEnumConstantNames().stream())
                .map(each -> each.toLowerCase(Locale.ROOT)).distinct().toList();
        return known.isEmpty() ? words.say("say.wrong-value", nameOf(arg))
                : words.say("say.wrong-value-of", nameOf(arg), String.join(", ", known));
    }

    private static String nameOf(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private int failed(Exception problem) {
        if (problem instanceof ParameterException usage) return wrongUsage(usage);
        terminal.err().println(problem instanceof CommandRefusedException refused
                ? words.texts().getString(ErrorWords.key(refused.code())) : errors.sentence(problem));
        if (!(problem instanceof CommandRefusedException) && ErrorWords.codeOf(problem).isEmpty()) report(problem);
        return ExitCode.of(problem).number();
    }

    /** Types and places only: a message may quote what it failed on. */
    private void report(Throwable problem) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        StringBuilder trace = new StringBuilder();
        for (Throwable each = problem; each != null; each = each.getCause()) {
            trace.append(each.getClass().getName());
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getClassName().startsWith("fr.havre")) trace.append(" < ").append(frame);
            }
            trace.append(" ; ");
        }
        LOG.log(System.Logger.Level.ERROR, "{0}: {1}", reference, trace);
        terminal.err().println(words.say("say.reference", reference));
    }
}
