package fr.havre.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands, in the order the help shows them. */
final class Commands {
    private static final Set<List<String>> VERSION = Set.of(List.of("-V"), List.of("--version"));

    private final Surroundings surroundings;
    private final Map<String, Supplier<CommandSpec>> specs = new LinkedHashMap<>();

    private Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
        add("demo", DemoCommand::new);
        add("window", WindowCommand::new);
        add("open", OpenCommand::new);
        add("init", InitCommand::new);
        group("user", UserCommands.Add::new, UserCommands.Show::new, UserCommands.Passwd::new, UserCommands.Leave::new,
                UserCommands.Grant::new, UserCommands.Recovery::new, UserCommands.Recover::new);
        group("patients", PatientCommands.Add::new, PatientCommands.Find::new, PatientCommands.Show::new,
                PatientCommands.Edit::new, PatientCommands.Insi::new, PatientCommands.Proof::new,
                PatientCommands.ConsentTo::new, PatientImportCommand::new, IdentityPaperCommand::new);
        add("import", DocumentCommands.Import::new);
        group("documents", DocumentCommands.Listing::new, DocumentCommands.Assign::new, DocumentCommands.Erase::new,
                RecogniseCommand::new,
                RecordChangeCommands.Hide::new, RecordChangeCommands.ShowAgain::new, RecordChangeCommands.Withdraw::new,
                RecordChangeCommands.Archive::new, RecordChangeCommands.Unarchive::new, WrongPatientCommand::new, PaperCommand::new);
        group("review", ReviewCommands.Listing::new, ReviewCommands.MarkSeen::new, ReviewCommands.MarkUnseen::new);
        group("absences", ReviewCommands.Away::new, ReviewCommands.AddAbsence::new, ReviewCommands.EndAbsence::new);
        add("search", DocumentCommands.Search::new);
        add("show", DocumentCommands.Show::new);
        add("export", DocumentCommands.Export::new);
        add("connect", RecordCommands.Connect::new);
        add("publish", RecordCommands.Publish::new);
        add("send", SendCommand::new);
        add("sync", RecordCommands.Sync::new);
        group("queue", QueueCommands.Listing::new, QueueCommands.Retry::new, QueueCommands.Cancel::new,
                QueueCommands.SendAgain::new, QueueCommands.Choose::new);
        group("directory", DirectoryCommands.Connect::new, DirectoryCommands.Find::new, DirectoryCommands.OwnContacts::new);
        group("mailboxes", MailboxCommands.Add::new, MailboxCommands.Listing::new, MailboxCommands.Change::new,
                MailboxCommands.Try::new, MailboxCommands.Close::new);
        group("messages", MessageCommands.Read::new, MessageCommands.Write::new, InboxCommands.Fetch::new,
                InboxCommands.Listing::new, InboxCommands.Show::new, InboxCommands.FileFor::new, InboxCommands.Assign::new,
                InboxCommands.Note::new, InboxCommands.Done::new, InboxCommands.Search::new, OutgoingCommands.Send::new,
                OutgoingCommands.Drafts::new, OutgoingCommands.TakeBack::new, OutgoingCommands.Follow::new, TemplateCommand::new);
        group("letters", LetterCommands.Write::new, LetterCommands.Listing::new, LetterCommands.Show::new, LetterCommands.Sign::new,
                LetterCommands.SendBack::new, LetterCommands.Correct::new, LetterCommands.Templates::new);
        group("admissions", AdmissionCommands.New::new, AdmissionCommands.Change::new, AdmissionCommands.Show::new,
                AdmissionCommands.Listing::new, AdmissionCommands.Board::new, AdmissionPieceCommand::new,
                AdmissionCommands.Become::new, AdmissionConsentsCommand::new, AdmissionSendingCommands.Submit::new,
                AdmissionSendingCommands.Withdraw::new, AdmissionSendingCommands.CallOff::new, AdmissionSendingCommands.Confirm::new,
                AdmissionSendingCommands.Sendings::new, AdmissionSendingCommands.Paper::new);
        group("profile", ProfileCommands.Listing::new, ProfileCommands.Add::new, ProfileCommands.End::new,
                ProfileCommands.Mistaken::new, ProfileCommands.Reopen::new, ProfileCommands.Accept::new, ProfileCommands.Leave::new,
                ProfileFileCommands.Take::new, ProfileFileCommands.Print::new, ProfileFileCommands.Ips::new);
        group("questionnaires", QuestionnaireCommands.Listing::new, QuestionnaireCommands.Add::new, QuestionnaireCommands.Answer::new,
                QuestionnaireCommands.Print::new, QuestionnaireCommands.Export::new);
        group("letterbox", LetterboxCommands.Put::new, LetterboxCommands.Take::new);
        group("agenda", AgendaCommands.Day::new, AgendaCommands.Add::new, AgendaCommands.Move::new, AgendaCommands.Assign::new,
                AgendaCommands.Become::new, AgendaCommands.Import::new, AgendaCommands.Connect::new,
                AgendaCommands.Refresh::new);
        group("prevention", PreventionCommands.Show::new, PreventionCommands.Add::new, PreventionCommands.Remove::new,
                PreventionCommands.Say::new, PreventionCommands.DecideAgainst::new, PreventionCommands.Due::new,
                PreventionCommands.Remind::new,
                PreventionCommands.OptOut::new, PreventionCommands.Note::new, PreventionCommands.Vaccines::new);
        add("numbers", NumbersCommand::new);
        add("audit", KeepingCommands.Audit::new);
        add("verify", KeepingCommands.Verify::new);
        add("backup", KeepingCommands.BackUp::new);
        add("restore", KeepingCommands.Restore::new);
        add("sandbox", SandboxCommand::new);
    }

    /**
     * The tree for these arguments. Reading the options of every command takes longer than most commands do: where one
     * is named, only that one is read; where none is, all are, for the help.
     */
    static CommandSpec of(Surroundings surroundings, String... args) {
        Map<String, Supplier<CommandSpec>> all = new Commands(surroundings).specs;
        Optional<String> named = Arrays.stream(args).filter(all::containsKey).findFirst();
        CommandSpec root = CommandSpec.forAnnotatedObject(new HavreCommand(surroundings));
        named.map(List::of).orElseGet(() -> VERSION.contains(List.of(args)) ? List.of() : List.copyOf(all.keySet()))
                .forEach(each -> root.addSubcommand(each, all.get(each).get()));
        return root;
    }

    private void add(String name, Function<Surroundings, Command> command) {
        specs.put(name, () -> CommandSpec.forAnnotatedObject(command.apply(surroundings)));
    }

    @SafeVarargs
    private void group(String name, Function<Surroundings, Command>... commands) {
        specs.put(name, () -> {
            CommandSpec spec = GroupCommand.of(name, surroundings);
            for (Function<Surroundings, Command> each : commands) {
                CommandSpec command = CommandSpec.forAnnotatedObject(each.apply(surroundings));
                spec.addSubcommand(command.name(), command);
            }
            return spec;
        });
    }
}
