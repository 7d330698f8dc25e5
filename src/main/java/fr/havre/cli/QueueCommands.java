package fr.havre.cli;

import fr.havre.OpenRecord;
import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.record.QueueItem;
import fr.havre.record.RecordQueue;
import fr.havre.sync.Conflict;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre queue …}: what waits to leave, why, and what a person decides about it. */
final class QueueCommands {
    private QueueCommands() { }

    /** What waits, and with {@code --all} what is settled. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        private static final int SETTLED = 200;

        @Option(names = "--all", descriptionKey = "queue.all")
        private boolean all;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.session().require(Permission.SEE_QUEUE);
            OpenRecord record = vault.record();
            List<QueueItem> items = new ArrayList<>(record.queue().waiting(vault.session()));
            if (all) items.addAll(record.queue().settled(vault.session(), SETTLED));
            QueueView view = new QueueView(words());
            List<String> lines = new ArrayList<>(items.stream().map(view::line).toList());
            ObjectNode json = Reply.emptyJson();
            ArrayNode list = json.putArray("items");
            items.forEach(item -> list.add(QueueView.json(item)));
            ArrayNode conflicts = json.putArray("conflicts");
            for (Conflict each : record.database().read(record.conflicts()::open)) {
                conflicts.add(Reply.emptyJson().put("id", each.id().toString()).put("kind", each.kind())
                        .put("subject", each.subject().toString()).put("foundAt", each.foundAt().toString()));
                lines.add(words().say("say.conflict", each.id().toString(), each.subject().toString()));
            }
            json.set("states", view.states(record, lines));
            return Reply.of(lines, json);
        }
    }

    /** A decision about one item. */
    abstract static class Decision extends VaultCommand {
        @Parameters(index = "1", paramLabel = "ITEM", descriptionKey = "queue.item")
        private long item;

        Decision(Surroundings surroundings) {
            super(surroundings);
        }

        abstract QueueItem decide(RecordQueue queue, Session session, long chosen);

        @Override final Reply in(OpenVault vault) {
            QueueItem decided = decide(vault.record().queue(), vault.session(), item);
            return Reply.of(new QueueView(words()).line(decided), QueueView.json(decided));
        }
    }

    /** Tries it now. */
    @CommandLine.Command(name = "retry")
    static final class Retry extends Decision {
        Retry(Surroundings surroundings) {
            super(surroundings);
        }

        @Override QueueItem decide(RecordQueue queue, Session session, long chosen) {
            return queue.retryNow(session, chosen);
        }
    }

    /** Takes it back. */
    @CommandLine.Command(name = "cancel")
    static final class Cancel extends Decision {
        Cancel(Surroundings surroundings) {
            super(surroundings);
        }

        @Override QueueItem decide(RecordQueue queue, Session session, long chosen) {
            return queue.cancel(session, chosen);
        }
    }

    /** Sends it again without asking, by a person's word that it did not arrive. */
    @CommandLine.Command(name = "send-again")
    static final class SendAgain extends Decision {
        SendAgain(Surroundings surroundings) {
            super(surroundings);
        }

        @Override QueueItem decide(RecordQueue queue, Session session, long chosen) {
            return queue.sendAgain(session, chosen);
        }
    }

    /** Settles what changed on both sides. */
    @CommandLine.Command(name = "choose")
    static final class Choose extends VaultCommand {
        @Parameters(index = "1", paramLabel = "CONFLICT", descriptionKey = "queue.conflict")
        private UUID conflict;
        @Parameters(index = "2", paramLabel = "ours|theirs|both", descriptionKey = "queue.choice")
        private Conflict.Choice choice;

        Choose(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            vault.record().publishing().resolve(vault.session(), conflict, choice);
            return Reply.of(words().say("say.chosen", conflict.toString(), new Labels(words().language()).of(choice)),
                    Reply.emptyJson().put("id", conflict.toString()).put("choice", choice.name()));
        }
    }
}
