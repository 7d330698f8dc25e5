package fr.havre.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A word before others ({@code havre patients find}): alone, it is a wrong usage. */
@CommandLine.Command
final class GroupCommand extends Command {
    @CommandLine.Spec private CommandSpec spec;

    GroupCommand(Surroundings surroundings) {
        super(surroundings);
    }

    static CommandSpec of(String name, Surroundings surroundings) {
        return CommandSpec.forAnnotatedObject(new GroupCommand(surroundings)).name(name);
    }

    @Override Reply run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is needed");
    }
}
