package fr.havre.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands, in the order the help shows them. */
final class Commands {
    private Commands() { }

    static CommandSpec all(Surroundings surroundings) {
        CommandSpec root = CommandSpec.forAnnotatedObject(new HavreCommand(surroundings));
        add(root, new DemoCommand(surroundings));
        add(root, new WindowCommand(surroundings));
        add(root, new InitCommand(surroundings));
        CommandSpec user = group(root, "user", surroundings);
        add(user, new UserCommands.Add(surroundings));
        add(user, new UserCommands.Show(surroundings));
        add(user, new UserCommands.Passwd(surroundings));
        add(user, new UserCommands.Leave(surroundings));
        add(user, new UserCommands.Grant(surroundings));
        add(user, new UserCommands.Recovery(surroundings));
        add(user, new UserCommands.Recover(surroundings));
        CommandSpec patients = group(root, "patients", surroundings);
        add(patients, new PatientCommands.Add(surroundings));
        add(patients, new PatientCommands.Find(surroundings));
        add(patients, new PatientCommands.Show(surroundings));
        add(patients, new PatientCommands.Edit(surroundings));
        add(patients, new PatientCommands.Insi(surroundings));
        add(patients, new PatientCommands.Proof(surroundings));
        add(patients, new PatientCommands.ConsentTo(surroundings));
        add(root, new DocumentCommands.Import(surroundings));
        CommandSpec documents = group(root, "documents", surroundings);
        add(documents, new DocumentCommands.Listing(surroundings));
        add(documents, new DocumentCommands.Assign(surroundings));
        add(documents, new DocumentCommands.Erase(surroundings));
        add(root, new DocumentCommands.Search(surroundings));
        add(root, new DocumentCommands.Show(surroundings));
        add(root, new DocumentCommands.Export(surroundings));
        add(root, new RecordCommands.Connect(surroundings));
        add(root, new RecordCommands.Publish(surroundings));
        add(root, new RecordCommands.Sync(surroundings));
        CommandSpec queue = group(root, "queue", surroundings);
        add(queue, new QueueCommands.Listing(surroundings));
        add(queue, new QueueCommands.Retry(surroundings));
        add(queue, new QueueCommands.Cancel(surroundings));
        add(queue, new QueueCommands.SendAgain(surroundings));
        add(queue, new QueueCommands.Choose(surroundings));
        add(root, new KeepingCommands.Audit(surroundings));
        add(root, new KeepingCommands.Verify(surroundings));
        add(root, new KeepingCommands.BackUp(surroundings));
        add(root, new KeepingCommands.Restore(surroundings));
        add(root, new SandboxCommand(surroundings));
        return root;
    }

    private static void add(CommandSpec parent, Command command) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(command);
        parent.addSubcommand(spec.name(), spec);
    }

    private static CommandSpec group(CommandSpec parent, String name, Surroundings surroundings) {
        CommandSpec spec = GroupCommand.of(name, surroundings);
        parent.addSubcommand(name, spec);
        return spec;
    }
}
