package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.NewMailbox;
import fr.havre.messaging.transport.MailDiscovery.Servers;
import fr.havre.messaging.transport.MailException;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre mailboxes …}: where secure mail is fetched and sent, and what opens it. */
final class MailboxCommands {
    private static final Servers UNKNOWN = new Servers(Optional.empty(), Optional.empty());

    private MailboxCommands() { }

    /** Adds one, after a test. */
    @CommandLine.Command(name = "add")
    static final class Add extends VaultCommand {
        @Parameters(index = "1", paramLabel = "ADDRESS", descriptionKey = "mailboxes.address")
        private String address;
        @Option(names = "--no-test", descriptionKey = "mailboxes.no-test")
        private boolean untested;
        @Mixin private MailboxFields fields;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) throws MailException {
            Mailboxes mailboxes = vault.messages().mailboxes();
            MailAddress own = MailAddress.of(address);
            Servers found = fields.saysServers() ? UNKNOWN : mailboxes.discover(vault.session(), own);
            NewMailbox said = fields.described(own, found, passphrases(), terminal().host().time().instant());
            View view = new View(words());
            List<MailboxProblem> problems = untested ? List.of() : mailboxes.test(vault.session(), said);
            if (!problems.isEmpty()) return view.problems(problems);
            Mailbox added = mailboxes.add(vault.session(), said);
            return Reply.of(view.line(added), View.json(added));
        }
    }

    /** Those this person may use. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            List<Mailbox> all = vault.messages().mailboxes().all(vault.session());
            View view = new View(words());
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("mailboxes");
            all.forEach(each -> list.add(View.json(each)));
            return Reply.of(all.stream().map(view::line).toList(), json);
        }
    }

    /** Something about one of them. */
    abstract static class OfOne extends VaultCommand {
        @Parameters(index = "1", paramLabel = "MAILBOX", descriptionKey = "mailboxes.mailbox")
        private String mailbox;

        OfOne(Surroundings surroundings) {
            super(surroundings);
        }

        final Mailbox chosen(OpenVault vault) {
            return one(vault, mailbox);
        }
    }

    /** By its id, or by its address. */
    static Mailbox one(OpenVault vault, String said) {
        Mailboxes mailboxes = vault.messages().mailboxes();
        return mailboxes.all(vault.session()).stream().filter(each -> each.address().value().equalsIgnoreCase(said)).findFirst()
                .orElseGet(() -> mailboxes.get(vault.session(), id(said)));
    }

    private static MailboxId id(String said) {
        try {
            return MailboxId.of(said);
        } catch (IllegalArgumentException e) {
            throw new CommandRefusedException(CommandRefusedException.Code.ID_NOT_UNDERSTOOD);
        }
    }

    /** Describes one anew, after a test; what is not said stays. */
    @CommandLine.Command(name = "change")
    static final class Change extends OfOne {
        @Option(names = "--no-test", descriptionKey = "mailboxes.no-test")
        private boolean untested;
        @Mixin private MailboxFields fields;

        Change(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Mailbox was = chosen(vault);
            NewMailbox said = fields.changed(was.described(), passphrases());
            View view = new View(words());
            List<MailboxProblem> problems = untested ? List.of()
                    : vault.messages().mailboxes().test(vault.session(), said);
            if (!problems.isEmpty()) return view.problems(problems);
            Mailbox changed = vault.messages().mailboxes().change(vault.session(), was.id(), said);
            return Reply.of(view.line(changed), View.json(changed));
        }
    }

    /** Says what is wrong with one. */
    @CommandLine.Command(name = "test")
    static final class Try extends OfOne {
        Try(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            View view = new View(words());
            return view.problems(vault.messages().mailboxes().test(vault.session(), chosen(vault).described()));
        }
    }

    /** No longer fetched; its messages stay. */
    @CommandLine.Command(name = "close")
    static final class Close extends OfOne {
        Close(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Mailbox mailbox = chosen(vault);
            vault.messages().mailboxes().close(vault.session(), mailbox.id());
            return Reply.of(words().say("say.mailbox-closed", mailbox.name()),
                    Reply.emptyJson().put("id", mailbox.id().toString()));
        }
    }

    /** A mailbox as commands show it: never what opens it. */
    private static final class View {
        private final CommandWords words;
        private final Labels labels;
        private final ErrorWords errors;

        View(CommandWords words) {
            this.words = words;
            labels = new Labels(words.language());
            errors = new ErrorWords(words.language());
        }

        String line(Mailbox each) {
            return words.say("say.mailbox", each.id().toString(), each.name(), each.address().value(), labels.of(each.kind()));
        }

        Reply problems(List<MailboxProblem> problems) {
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("problems");
            List<String> lines = new ArrayList<>();
            for (MailboxProblem each : problems) {
                ObjectNode one = list.addObject().put("step", each.step().name()).put("code", ErrorWords.key(each.code()));
                each.status().ifPresent(status -> one.put("status", status));
                lines.add(words.say("say.mailbox-problem", labels.of(each.step()), errors.sentence(each.code())));
            }
            if (problems.isEmpty()) lines.add(words.say("say.mailbox-well"));
            return new Reply(lines, json, problems.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED);
        }

        static ObjectNode json(Mailbox each) {
            ObjectNode json = Reply.emptyJson().put("id", each.id().toString()).put("name", each.name())
                    .put("address", each.address().value()).put("kind", each.kind().name());
            json.set("imap", json(each.imap()));
            json.set("smtp", json(each.smtp()));
            return json.put("signIn", each.signIn().method().name()).put("signInName", each.signIn().name())
                    .put("renewed", each.signIn().renewal().isPresent())
                    .put("certificate", each.signIn().certificate().isPresent()).put("ownAuthorities", each.trusted().isPresent())
                    .put("revocation", each.revocation()).put("mostBytes", each.mostBytes())
                    .put("from", each.fromDay().toString());
        }

        private static ObjectNode json(MailServer server) {
            return Reply.emptyJson().put("host", server.host()).put("port", server.port()).put("tls", server.security().name());
        }
    }
}
