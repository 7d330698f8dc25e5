package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.Inbox;
import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageCounts;
import fr.havre.messaging.inbox.MessageFilter;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.messaging.inbox.MessagePage;
import fr.havre.sync.PullCursor;
import fr.havre.ui.words.ErrorWords;
import fr.havre.vault.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre messages …}: those of the practice's mailboxes, and what its people do about them. */
final class InboxCommands {
    private InboxCommands() { }

    /** Looks into every mailbox now. */
    @CommandLine.Command(name = "fetch")
    static final class Fetch extends VaultCommand {
        Fetch(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            List<Mailbox> mailboxes = vault.messages().mailboxes().all(vault.session());
            if (mailboxes.isEmpty()) throw new CommandRefusedException(Code.NO_MAILBOX);
            vault.record().reachability().tryAgain(terminal().host().time().instant());
            mailboxes.forEach(each -> vault.record().pulling().pullNow(MailPull.NAME, each.id().value()));
            vault.record().pulling().runUntilIdle();
            AdmissionSendingCommands.carry(vault);
            while (vault.documents().buildIndex(DocumentCommands.INDEX_STEP)) { }
            MessageCounts counts = vault.messages().inbox().counts(vault.session());
            InboxView view = new InboxView(words());
            List<String> lines = new ArrayList<>(List.of(view.line(counts)));
            ObjectNode json = InboxView.json(counts);
            boolean failed = false;
            var array = json.putArray("mailboxes");
            for (Mailbox each : mailboxes) {
                Optional<PullCursor> cursor = vault.record().database().read(tx ->
                        vault.record().pulling().cursor(tx, MailPull.NAME, each.id().value()));
                ObjectNode one = array.addObject().put("id", each.id().toString()).put("name", each.name());
                cursor.flatMap(PullCursor::pulledAt).ifPresent(at -> one.put("fetchedAt", at.toString()));
                Optional<String> problem = cursor.flatMap(this::problem);
                cursor.flatMap(PullCursor::reason).ifPresent(reason -> one.put("problem",
                        cursor.get().code().orElse(reason.name())));
                problem.ifPresent(sentence -> lines.add(words().say("say.mailbox-problem", each.name(), sentence)));
                failed |= problem.isPresent();
            }
            return new Reply(lines, json, failed ? ExitCode.REFUSED : ExitCode.DONE);
        }

        private Optional<String> problem(PullCursor cursor) {
            ErrorWords errors = new ErrorWords(words().language());
            return cursor.reason().map(reason -> cursor.code().flatMap(errors::sentence).orElseGet(() -> errors.sentence(reason)));
        }
    }

    /** Which of them a list shows. */
    static final class Narrowing {
        private static final int MOST = 50;

        @Option(names = "--show", paramLabel = "open|unread|tray|mine|done|sent|all", defaultValue = "open",
                descriptionKey = "messages.show")
        private MessageFilter.Show show;
        @Option(names = "--lane", paramLabel = "patient|professional|machine", descriptionKey = "messages.lane")
        private Optional<Lane> lane;
        @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "messages.about")
        private Optional<String> patient;
        @Option(names = "--before", paramLabel = "NUMBER", descriptionKey = "messages.before")
        private Optional<Long> before;
        @Option(names = "--limit", paramLabel = "N", defaultValue = "" + MOST, descriptionKey = "messages.limit")
        private int limit;

        MessagePage page(OpenVault vault, MessageFilter.Show shown, String typed) {
            MessageFilter filter = new MessageFilter(Optional.empty(), lane, shown, patient.map(PatientCommands::id), typed);
            OptionalLong from = before.isPresent() ? OptionalLong.of(before.get()) : OptionalLong.empty();
            return vault.messages().inbox().list(vault.session(), filter, from, Math.clamp(limit, 1, 1000));
        }
    }

    /** Messages, newest first. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        @CommandLine.Mixin private Narrowing narrowing;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            return new InboxView(words()).reply(narrowing.page(vault, narrowing.show, ""));
        }
    }

    /** Messages in which words occur. */
    @CommandLine.Command(name = "search")
    static final class Search extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS|-", descriptionKey = "search.words")
        private List<String> typed;
        @CommandLine.Mixin private Narrowing narrowing;

        Search(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            boolean said = narrowing.show != MessageFilter.Show.OPEN;
            return new InboxView(words()).reply(narrowing.page(vault, said ? narrowing.show : MessageFilter.Show.ALL,
                    typed.equals(List.of("-")) ? terminal().rest() : String.join(" ", typed) + " "));
        }
    }

    /** One message, its files and what happened to it; it is read then. */
    @CommandLine.Command(name = "show")
    static final class Show extends OfOne {
        @Option(names = "--unread", descriptionKey = "messages.stay-unread")
        private boolean unread;

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Inbox inbox = vault.messages().inbox();
            if (!unread) inbox.markRead(vault.session(), id());
            return new InboxView(words()).reply(inbox.show(vault.session(), id()));
        }
    }

    /** A command about one message. */
    abstract static class OfOne extends VaultCommand {
        @Parameters(index = "1", paramLabel = "MESSAGE", descriptionKey = "messages.message")
        private UUID message;

        OfOne(Surroundings surroundings) {
            super(surroundings);
        }

        final MessageId id() {
            return new MessageId(message);
        }

        final Reply reply(MessageLine line) {
            return Reply.of(new InboxView(words()).line(line), InboxView.json(line));
        }
    }

    /** Files it for a patient, or says that it stays unfiled. */
    @CommandLine.Command(name = "file")
    static final class FileFor extends OfOne {
        @CommandLine.ArgGroup(multiplicity = "1")
        private Where where;
        @Option(names = "--whatever-it-names", descriptionKey = "messages.whatever")
        private boolean whatever;

        /** One of the two. */
        static final class Where {
            @Option(names = "--patient", paramLabel = "PATIENT", descriptionKey = "messages.file-for")
            private String patient;
            @Option(names = "--nobody", descriptionKey = "messages.file-nobody")
            private boolean nobody;
        }

        FileFor(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Inbox inbox = vault.messages().inbox();
            return reply(where.nobody ? inbox.leaveUnfiled(vault.session(), id())
                    : inbox.file(vault.session(), id(), PatientCommands.id(where.patient), whatever));
        }
    }

    /** Gives it to a colleague. */
    @CommandLine.Command(name = "assign")
    static final class Assign extends OfOne {
        @CommandLine.ArgGroup(multiplicity = "1")
        private Whom whom;

        /** One of the two. */
        static final class Whom {
            @Parameters(index = "2", paramLabel = "NAME", descriptionKey = "messages.assign-to")
            private String name;
            @Option(names = "--nobody", descriptionKey = "messages.assign-nobody")
            private boolean nobody;
        }

        Assign(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Optional<UUID> person = whom.nobody ? Optional.empty()
                    : Optional.of(UserCommands.named(vault.unlocked().people().all(), whom.name)).map(Person::id);
            return reply(vault.messages().inbox().assign(vault.session(), id(), person));
        }
    }

    /** Leaves a note for colleagues. */
    @CommandLine.Command(name = "note")
    static final class Note extends OfOne {
        @Option(names = "--words", paramLabel = "TEXT|-", required = true, descriptionKey = "messages.note")
        private String noted;       // from the standard input, words about a patient leave no trace in a list of processes

        Note(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            String said = noted.equals("-") ? terminal().rest() : noted;
            vault.messages().inbox().note(vault.session(), id(), said);
            return new InboxView(words()).reply(vault.messages().inbox().show(vault.session(), id()));
        }
    }

    /** Nothing is left to do about it. */
    @CommandLine.Command(name = "done")
    static final class Done extends OfOne {
        @Option(names = "--undo", descriptionKey = "messages.undo")
        private boolean undo;

        Done(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Inbox inbox = vault.messages().inbox();
            return reply(undo ? inbox.undone(vault.session(), id()) : inbox.done(vault.session(), id()));
        }
    }
}
