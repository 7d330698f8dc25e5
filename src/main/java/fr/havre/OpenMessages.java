package fr.havre;

import fr.havre.directory.Directory;
import fr.havre.documents.Documents;
import fr.havre.documents.review.Reviews;
import fr.havre.messaging.AccessTokens;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.inbox.Arrival;
import fr.havre.messaging.inbox.Inbox;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MailWatcher;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.messaging.outgoing.Addressees;
import fr.havre.messaging.outgoing.Answers;
import fr.havre.messaging.outgoing.Following;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageSendHandler;
import fr.havre.messaging.outgoing.MessageStates;
import fr.havre.messaging.outgoing.Senders;
import fr.havre.messaging.outgoing.Templates;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.TimeLimits;
import fr.havre.messaging.transport.TokenEndpoint;
import fr.havre.patients.Patients;
import fr.havre.record.RecordSettings;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxHandler;
import fr.havre.sync.PullSource;
import fr.havre.ui.MailDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Mailboxes and messages, for a session that holds the clinical key. Its handlers and sources run in the workers that
 * {@link OpenRecord} makes for the whole compartment.
 */
public final class OpenMessages implements MailDesk, AutoCloseable {
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(20);

    private final MailConnections connections;
    private final Mailboxes mailboxes;
    private final Letters letters;
    private final Following following;
    private final Templates templates;
    private final MessageStates states;
    private final Answers answers;
    private final MessageSendHandler sending;
    private final Inbox inbox;
    private final MailPull pull;
    private final Reviews reviews;
    private final Database clinical;
    private Optional<MailWatcher> watcher = Optional.empty();

    private OpenMessages(UnlockedVault unlocked, Patients patients, Directory directory, Documents documents,
            OpenReviews review, InstantSource time) {
        clinical = unlocked.database(Compartment.CLINICAL);
        connections = new MailConnections(TimeLimits.usual(), new AccessTokens(clinical, new TokenEndpoint(LONGEST_RENEWAL), time));
        ContentStore contents = unlocked.contents(Compartment.CLINICAL);
        Outbox outbox = new Outbox();
        Addressees addressees = new Addressees(directory, time);
        Senders senders = new SignedBy(new RecordSettings(clinical));
        mailboxes = new Mailboxes(clinical, connections);
        LetterWriter writer = new LetterWriter(unlocked.database(Compartment.ADMINISTRATIVE), clinical, documents, patients,
                unlocked.id(), time);
        MessageRows rows = new MessageRows(documents.clinicalIndex());
        letters = new Letters(clinical, contents, documents, patients, mailboxes, writer, senders, rows, outbox,
                addressees, time);
        following = new Following(clinical, mailboxes);
        templates = new Templates(clinical, patients, documents, mailboxes, senders, time);
        states = new MessageStates(outbox, addressees);
        answers = new Answers(clinical, contents, mailboxes, rows, outbox, time);
        sending = new MessageSendHandler(clinical, contents, mailboxes, connections, outbox, addressees, time);
        inbox = new Inbox(clinical, contents, documents, review.absences(), answers::filed);
        reviews = review.reviews();
        pull = new MailPull(clinical, contents, documents, patients, mailboxes, connections, this::arrived, time);
    }

    private void arrived(Transaction tx, Arrival arrival) {
        states.reported(tx, arrival.mail(), arrival.message());
        answers.arrived(tx, arrival);
        mailboxes.find(tx, arrival.mailbox()).filter(box -> box.kind() == MailboxKind.PER).flatMap(Mailbox::owner)
                .ifPresent(owner -> arrival.documents().forEach(each -> reviews.addressed(tx, each, owner)));
    }

    static OpenMessages compose(UnlockedVault unlocked, Patients patients, Directory directory, Documents documents,
            OpenReviews review, InstantSource time) {
        return new OpenMessages(unlocked, patients, directory, documents, review, time);
    }

    @Override public Mailboxes mailboxes() {
        return mailboxes;
    }

    @Override public Letters letters() {
        return letters;
    }

    @Override public Following following() {
        return following;
    }

    @Override public Templates templates() {
        return templates;
    }

    @Override public Answers answers() {
        return answers;
    }

    @Override public Inbox inbox() {
        return inbox;
    }

    /** Whom to tell that something arrived: before {@link #watch()}. */
    void whenSomethingArrives(Consumer<MailboxId> look) {
        watcher = Optional.of(new MailWatcher(clinical, mailboxes, connections, look));
    }

    @Override public void watch() {
        watcher.ifPresent(MailWatcher::start);
    }

    /** What reports that arrive do to what was sent. */
    public MessageStates states() {
        return states;
    }

    /** What sends, for the compartment's worker. */
    List<OutboxHandler> handlers() {
        return List.of(sending);
    }

    /** What fetches, for the compartment's worker. */
    List<PullSource> sources() {
        return List.of(pull);
    }

    /** Ends what waits for the network, so that the workers end: before them. */
    void hangUp() {
        watcher.ifPresent(MailWatcher::close);
        pull.close();
        connections.close();
    }

    /** After the workers, before the database is closed. */
    @Override public void close() {
        connections.close();
    }
}
