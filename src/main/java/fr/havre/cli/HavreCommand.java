package fr.havre.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code havre} alone: shows what there is. */
@CommandLine.Command(name = "havre", versionProvider = HavreCommand.Version.class)
final class HavreCommand extends Command {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @SuppressWarnings("UnusedVariable")      // the parser acts upon it
    @Option(names = {"-V", "--version"}, versionHelp = true, descriptionKey = "common.version")
    private boolean version;

    HavreCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }

    /** As the build wrote it into the jar; without a jar there is none. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override public String[] getVersion() {
            String built = HavreCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Havre " + (built == null ? "(not built)" : built), "Java " + Runtime.version()};
        }
    }
}
