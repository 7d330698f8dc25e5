package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.record.QueueItem;
import fr.havre.record.RecordChange;
import fr.havre.record.Visibility;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code havre documents hide | show-again | withdraw | archive | unarchive}: what the record says about a document.
 * Queued like a publication: works offline.
 */
final class RecordChangeCommands {
    private RecordChangeCommands() { }

    /** Queues one change. */
    abstract static class Change extends DocumentCommands.OfDocument {
        private final Optional<RecordChange> change;

        Change(Surroundings surroundings, Optional<RecordChange> change) {
            super(surroundings);
            this.change = change;
        }

        /** The one this command is for, unless an option says which. */
        RecordChange change() {
            return change.orElseThrow();
        }

        @Override final Reply in(OpenVault vault) {
            long item = vault.record().changing().request(vault.session(), document(), change()).id();
            QueueItem queued = vault.record().queue().waiting(vault.session()).stream()
                    .filter(each -> each.line().id() == item).findFirst().orElseThrow();
            ObjectNode json = Reply.emptyJson();
            json.putArray("items").add(QueueView.json(queued));
            return Reply.of(new QueueView(words()).line(queued), json);
        }
    }

    /** From whom a document is hidden. */
    enum From {
        PROFESSIONALS, PATIENT, LEGAL_REPRESENTATIVES;

        Visibility visibility() {
            return switch (this) {
                case PROFESSIONALS -> Visibility.HIDDEN_FROM_PROFESSIONALS;
                case PATIENT -> Visibility.HIDDEN_FROM_PATIENT;
                case LEGAL_REPRESENTATIVES -> Visibility.HIDDEN_FROM_LEGAL_REPRESENTATIVES;
            };
        }
    }

    /** Hides it (TD3.3a, TD3.3b). */
    @CommandLine.Command(name = "hide")
    static final class Hide extends Change {
        @Option(names = "--from", required = true, paramLabel = "professionals|patient|legal_representatives",
                descriptionKey = "hide.from")
        private Optional<From> from = Optional.empty();

        Hide(Surroundings surroundings) {
            super(surroundings, Optional.empty());
        }

        @Override RecordChange change() {
            return switch (from.orElseThrow()) {
                case PROFESSIONALS -> RecordChange.HIDE_FROM_PROFESSIONALS;
                case PATIENT -> RecordChange.HIDE_FROM_PATIENT;
                case LEGAL_REPRESENTATIVES -> RecordChange.HIDE_FROM_LEGAL_REPRESENTATIVES;
            };
        }
    }

    /** Undoes it. */
    @CommandLine.Command(name = "show-again")
    static final class ShowAgain extends Change {
        ShowAgain(Surroundings surroundings) {
            super(surroundings, Optional.of(RecordChange.SHOW_TO_ALL));
        }
    }

    /** Deletes it there, not here (TD3.3c). */
    @CommandLine.Command(name = "withdraw")
    static final class Withdraw extends Change {
        Withdraw(Surroundings surroundings) {
            super(surroundings, Optional.of(RecordChange.DELETE));
        }
    }

    /** Archives it there (TD3.3d). */
    @CommandLine.Command(name = "archive")
    static final class Archive extends Change {
        Archive(Surroundings surroundings) {
            super(surroundings, Optional.of(RecordChange.ARCHIVE));
        }
    }

    /** Undoes it. */
    @CommandLine.Command(name = "unarchive")
    static final class Unarchive extends Change {
        Unarchive(Surroundings surroundings) {
            super(surroundings, Optional.of(RecordChange.UNARCHIVE));
        }
    }
}
