package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailServer;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.OutgoingRepository.Frozen;
import fr.havre.messaging.outgoing.OutgoingRepository.To;
import fr.havre.messaging.transport.Connected;
import fr.havre.messaging.transport.MailConnections;
import fr.havre.messaging.transport.MailException;
import fr.havre.messaging.transport.MailException.Code;
import fr.havre.messaging.transport.Submission;
import fr.havre.messaging.transport.Submission.AllRefusedException;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxHandler;
import fr.havre.sync.OutboxItem;
import fr.havre.sync.Outcome;
import fr.havre.sync.Reason;
import fr.havre.vault.Uuids;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends frozen messages. A mark is committed between the last of a message's bytes and its end: without it no server can
 * have taken the message, with it only the server's answer, the folder of sent messages, a report or a person says.
 */
public final class MessageSendHandler implements OutboxHandler {
    private static final System.Logger LOG = System.getLogger(MessageSendHandler.class.getName());
    /** Until then a recipient's server that says "not now" is asked again. */
    private static final Duration PATIENCE = Duration.ofDays(3);
    /** RFC 3463: more than the recipient's mailbox takes; 5.3.4 may be our own operator's limit. */
    private static final String MAILBOX_LIMIT = "5.2.3";
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    private final Database clinical;
    private final ContentStore contents;
    private final Mailboxes mailboxes;
    private final MailConnections connections;
    private final Outbox outbox;
    private final Addressees addressees;
    private final InstantSource time;
    /** Of the attempts being made: what each recipient's part came to, and why there is another try. */
    private final Map<Long, Told> told = new ConcurrentHashMap<>();

    /** What an attempt brought besides its outcome. */
    private record Told(Map<MailAddress, String> refused, boolean taken, boolean copied, Optional<String> why) { }

    public MessageSendHandler(Database clinical, ContentStore contents, Mailboxes mailboxes, MailConnections connections,
            Outbox outbox, Addressees addressees, InstantSource time) {
        this.clinical = clinical;
        this.contents = contents;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.outbox = outbox;
        this.addressees = addressees;
        this.time = time;
    }

    @Override public String kind() {
        return OutgoingRepository.KIND;
    }

    @Override public String remote() {
        return "mail";
    }

    /** Everything an attempt needs, read once. */
    @SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
    private record Sending(Frozen frozen, Optional<Mailbox> mailbox, List<To> to, byte[] bytes, boolean alone) { }

    private Sending read(OutboxItem item) {
        return clinical.read(tx -> {
            Frozen frozen = OutgoingRepository.find(tx, new MessageId(item.subject())).orElseThrow();
            boolean alone = mailboxes.fetched(tx).stream().map(Mailbox::smtp).map(MailServer::host).distinct().count() < 2;
            return new Sending(frozen, mailboxes.find(tx, frozen.mailbox()), OutgoingRepository.recipients(tx, frozen.id()),
                    contents.read(tx, frozen.content()), alone);
        });
    }

    @Override public Outcome send(OutboxItem item) {
        Sending sending = read(item);
        if (sending.mailbox().isEmpty()) return new Outcome.Refused("UNKNOWN_MAILBOX", "");
        Mailbox mailbox = sending.mailbox().get();
        List<MailAddress> to = sending.to().stream().filter(To::waits).map(To::address).toList();
        if (to.isEmpty()) return nobodyLeft(sending);
        try (Submission submission = connections.smtp(mailbox)) {
            Submission.Taken taken = submission.send(sending.bytes(), mailbox.address(), to, () -> handed(sending.frozen()));
            return taken(item, sending, mailbox, taken.refused());
        } catch (AllRefusedException e) {
            return allRefused(item, e.refused());
        } catch (MailException e) {
            return failed(item, sending, e);
        }
    }

    /** Each was told of already: by one attempt or another. */
    private static Outcome nobodyLeft(Sending sending) {
        boolean left = sending.to().stream().anyMatch(each -> !each.state().equals(Optional.of(MessageState.BOUNCED)));
        return left ? new Outcome.Done(sending.frozen().messageId())
                : new Outcome.Refused(sending.to().stream().flatMap(each -> each.code().stream()).findFirst().orElse("5.0.0"), "");
    }

    /**
     * In a transaction of its own, while the server waits for the end of the message; on another thread than the
     * network's, for that one is interrupted when it is late, and an interrupt in a commit closes the vault's files.
     */
    private void handed(Frozen frozen) {
        CompletableFuture.runAsync(() -> clinical.write(tx -> {
            OutgoingRepository.handed(tx, frozen.id(), true);
            return null;
        }), Thread::startVirtualThread).join();
    }

    private Outcome taken(OutboxItem item, Sending sending, Mailbox mailbox, Map<MailAddress, String> refused) {
        told.put(item.id(), new Told(refused, true, false, Optional.empty()));
        if (!refused.isEmpty()) keepRefusals(item, refused);
        told.put(item.id(), new Told(refused, true, keptSent(sending, mailbox), Optional.empty()));
        boolean again = patient(item) && refused.values().stream().anyMatch(MessageSendHandler::passes);
        return again ? new Outcome.TryLater(Reason.NOT_YET, MUCH_LATER) : new Outcome.Done(sending.frozen().messageId());
    }

    /** At once: a look among the sent ones could not say who was refused. */
    private void keepRefusals(OutboxItem item, Map<MailAddress, String> refused) {
        CompletableFuture.runAsync(() -> clinical.write(tx -> {
            refused.forEach((address, status) -> {
                if (!passes(status) || !patient(item)) bounced(tx, new MessageId(item.subject()), address, status);
            });
            return null;
        }), Thread::startVirtualThread).join();
    }

    private static void bounced(Transaction tx, MessageId id, MailAddress address, String status) {
        OutgoingRepository.recipient(tx, id, address, MessageState.BOUNCED, Optional.of(status));
    }

    /**
     * The copy is a service to other mail programs, and what settles a doubt; the message has left without it too. Where it
     * cannot be left now, the mailbox's next looks do it ({@code inbox.SentCopies}).
     */
    private boolean keptSent(Sending sending, Mailbox mailbox) {
        try (Connected connected = connections.imap(mailbox)) {
            connected.keepSent(sending.bytes(), sending.frozen().messageId());
            return true;
        } catch (MailException e) {
            LOG.log(System.Logger.Level.INFO, "message {0}: no copy yet among the sent ones: {1}", sending.frozen().id(),
                    e.code());
            return false;
        }
    }

    private Outcome allRefused(OutboxItem item, Map<MailAddress, String> refused) {
        if (patient(item) && refused.values().stream().anyMatch(MessageSendHandler::passes)) {
            told.put(item.id(), new Told(Map.of(), false, false, refused.values().stream().findFirst()));
            return new Outcome.TryLater(Reason.NOT_YET, MUCH_LATER);
        }
        told.put(item.id(), new Told(refused, false, false, Optional.empty()));
        return new Outcome.Refused(refused.values().iterator().next(), "");
    }

    private boolean patient(OutboxItem item) {
        return item.addedAt().plus(PATIENCE).isAfter(time.instant());
    }

    private static boolean passes(String status) {
        return status.startsWith("4");
    }

    private Outcome failed(OutboxItem item, Sending sending, MailException failure) {
        told.put(item.id(), new Told(Map.of(), false, false, Optional.of(failure.code().name())));
        return switch (failure.code()) {
            case LOST_AFTER_DATA -> new Outcome.Unknown();
            case SIGN_IN_REFUSED, SIGN_IN_OVER, TOKEN_REFUSED ->
                    new Outcome.Refused(failure.code().name(), failure.status().orElse(""));
            case REFUSED -> new Outcome.Refused(failure.status().orElse(Code.REFUSED.name()), "");
            case UNREACHABLE, NAME_NOT_FOUND, TIMEOUT, TOKEN_UNREACHABLE -> new Outcome.TryLater(
                    sending.alone() ? Reason.UNREACHABLE : Reason.NOT_YET, Duration.ZERO);
            case BUSY -> new Outcome.TryLater(Reason.NOT_YET, LATER);
            case NOT_TRUSTED, TOKEN_NOT_TRUSTED, NO_TLS, NO_FOLDER, PROTOCOL -> new Outcome.TryLater(Reason.NOT_YET, MUCH_LATER);
        };
    }

    @Override public Optional<Outcome> ask(OutboxItem item) {
        Sending sending = read(item);
        if (surelyNotSent(item, sending.frozen())) return Optional.empty();
        if (OutgoingRepository.arrived(sending.frozen().state())) {
            return Optional.of(new Outcome.Confirmed(sending.frozen().messageId()));
        }
        if (sending.mailbox().isEmpty()) return Optional.of(new Outcome.Unknown(Reason.CANNOT_BE_ASKED, MUCH_LATER));
        try (Connected connected = connections.imap(sending.mailbox().get())) {
            return Optional.of(connected.sentHolds(sending.frozen().messageId())
                    ? new Outcome.Done(sending.frozen().messageId())
                    : new Outcome.Unknown(Reason.CANNOT_BE_ASKED, MUCH_LATER));
        } catch (MailException e) {
            Reason reason = e.passes() && sending.alone() ? Reason.UNREACHABLE : Reason.ANSWER_LOST;
            return Optional.of(new Outcome.Unknown(reason, LATER));
        }
    }

    /** Not handed over, and no other copy of this vault can have done it since. */
    private boolean surelyNotSent(OutboxItem item, Frozen frozen) {
        return !frozen.handed() && clinical.read(OutgoingRepository::instance).equals(Uuids.of(item.content()));
    }

    @Override public void settled(Transaction tx, OutboxItem item, Outcome outcome) {
        MessageId id = new MessageId(item.subject());
        Told attempt = Optional.ofNullable(told.remove(item.id())).orElse(new Told(Map.of(), false, false, Optional.empty()));
        if (attempt.copied()) OutgoingRepository.copied(tx, id);
        MessageState now = OutgoingRepository.state(tx, id);
        attempt.refused().forEach((address, status) -> {
            if (!(outcome instanceof Outcome.TryLater) || !passes(status)) bounced(tx, id, address, status);
            if (Advice.saysTooLarge(status)) learn(tx, id, address);
        });
        switch (outcome) {
            case Outcome.Done _, Outcome.Confirmed _ -> left(tx, id, now, attempt);
            case Outcome.TryLater _ -> later(tx, id, attempt);
            case Outcome.Refused refused -> {
                if (refused.code().equals(MAILBOX_LIMIT)) alone(tx, id).ifPresent(each -> learn(tx, id, each));
                refused(tx, id, refused, attempt);
            }
            case Outcome.Unknown _, Outcome.Conflict _ -> {
                if (OutgoingRepository.arrived(now)) outbox.confirm(tx, item.id(), "");
                else OutgoingRepository.move(tx, id, MessageState.IN_DOUBT, Optional.empty());
            }
        }
    }

    /** After the commit: what is kept of recipients stands in the other compartment. */
    private void learn(Transaction tx, MessageId id, MailAddress address) {
        long bytes = OutgoingRepository.size(tx, id);
        tx.afterCommit(() -> addressees.tooLarge(address, bytes));
    }

    /** Said of the whole message, it is about the one it goes to. */
    private static Optional<MailAddress> alone(Transaction tx, MessageId id) {
        List<To> all = OutgoingRepository.recipients(tx, id);
        return all.size() == 1 ? Optional.of(all.getFirst().address()) : Optional.empty();
    }

    private static void left(Transaction tx, MessageId id, MessageState now, Told attempt) {
        OutgoingRepository.others(tx, id, MessageState.SENT);
        DraftRepository.left(tx, id);
        if (OutgoingRepository.arrived(now)) return;                        // a report was quicker
        OutgoingRepository.move(tx, id, MessageStates.overall(OutgoingRepository.recipients(tx, id)),
                attempt.refused().values().stream().findFirst());
    }

    /** Some may have it: those are not sent to again. */
    private static void later(Transaction tx, MessageId id, Told attempt) {
        OutgoingRepository.handed(tx, id, false);
        if (attempt.taken()) OutgoingRepository.othersBut(tx, id, attempt.refused().keySet());
        OutgoingRepository.move(tx, id, MessageState.QUEUED, attempt.why().or(() -> attempt.refused().values().stream().findFirst()));
    }

    private static void refused(Transaction tx, MessageId id, Outcome.Refused refused, Told attempt) {
        boolean byRecipients = !attempt.refused().isEmpty();
        boolean some = OutgoingRepository.recipients(tx, id).stream()
                .anyMatch(each -> each.state().equals(Optional.of(MessageState.SENT)));
        MessageState state = some || byRecipients ? MessageState.BOUNCED : MessageState.BLOCKED;
        OutgoingRepository.handed(tx, id, false);
        OutgoingRepository.move(tx, id, state, Optional.of(refused.code()));
    }
}
