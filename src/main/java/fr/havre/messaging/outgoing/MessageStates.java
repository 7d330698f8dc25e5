package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Report;
import fr.havre.messaging.outgoing.OutgoingRepository.To;
import fr.havre.messaging.transport.MailException;
import fr.havre.sync.Outbox;
import fr.havre.sync.OutboxState;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of messages after they left, as reports that arrive say. A report moves the message it is about by
 * Original-Message-ID, In-Reply-To or References, and that recipient's part of it; one about nothing of ours moves nothing.
 * A message is as well off as its worst recipient.
 *
 * <p>Threads: any; in the caller's transaction.
 */
public final class MessageStates {
    /** What a person puts right by describing the mailbox anew. */
    private static final List<MailException.Code> OF_SIGN_IN = List.of(MailException.Code.SIGN_IN_REFUSED,
            MailException.Code.SIGN_IN_OVER, MailException.Code.TOKEN_REFUSED);

    private final Outbox outbox;
    private final Addressees addressees;

    public MessageStates(Outbox outbox, Addressees addressees) {
        this.outbox = outbox;
        this.addressees = addressees;
    }

    /**
     * Takes note of a receipt, a bounce or an integration error that arrived; any other message is left alone.
     *
     * @param incoming the row of the report, kept in the same transaction
     * @return the message of ours that it is about
     */
    public Optional<MessageId> reported(Transaction tx, ReceivedMail mail, MessageId incoming) {
        List<Report> reports = switch (mail.kind()) {
            case RECEIPT, BOUNCE -> mail.reports();
            case INTEGRATION_ERROR -> mail.reports().isEmpty()
                    ? List.of(new Report(Report.What.ERROR, Optional.of(mail.from()), mail.report())) : mail.reports();
            case ORDINARY, DOCUMENTS, CLOSING -> List.of();
        };
        if (reports.isEmpty()) return Optional.empty();
        Optional<MessageId> about = Stream.concat(mail.about().stream(), mail.references().reversed().stream())
                .flatMap(id -> OutgoingRepository.withMessageId(tx, id).stream()).findFirst();
        about.ifPresent(message -> moved(tx, message, mail, reports, incoming));
        return about;
    }

    private void moved(Transaction tx, MessageId message, ReceivedMail mail, List<Report> reports, MessageId incoming) {
        MessageState before = OutgoingRepository.state(tx, message);
        if (before == MessageState.TAKEN_BACK) return;                       // it never left: whoever reports it is wrong
        boolean any = false;
        for (Report each : reports) any |= recipient(tx, message, mail, each);
        if (!any) return;
        List<To> recipients = OutgoingRepository.recipients(tx, message);
        MessageState state = overall(recipients);
        Optional<String> code = recipients.stream().filter(each -> each.state().equals(Optional.of(state)))
                .flatMap(each -> each.code().stream()).findFirst();
        OutgoingRepository.move(tx, message, state, code);
        DraftRepository.left(tx, message);
        outbox.find(tx, OutgoingRepository.KIND, message.value(), 1)
                .filter(line -> line.state() != OutboxState.SENDING)         // its outcome is kept first, and then sees this
                .ifPresent(line -> outbox.confirm(tx, line.id(), incoming.toString()));
    }

    /** Whether it was news of somebody the message went to. */
    private boolean recipient(Transaction tx, MessageId message, ReceivedMail mail, Report report) {
        Optional<MessageState> state = state(report);
        if (state.isEmpty()) return false;
        List<To> all = OutgoingRepository.recipients(tx, message);
        Optional<To> named = Stream.concat(report.recipient().stream(), Stream.of(mail.from()))
                .flatMap(address -> all.stream().filter(each -> each.address().value().equalsIgnoreCase(address))).findFirst();
        Optional<To> whose = named.or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
        if (whose.isEmpty()) return false;
        MessageState before = whose.get().state().orElse(MessageState.SENT);
        if (rank(state.get()) <= rank(before)) return false;
        OutgoingRepository.recipient(tx, message, whose.get().address(), state.get(), report.code());
        report.code().filter(Advice::saysTooLarge).filter(_ -> state.get() == MessageState.BOUNCED)
                .ifPresent(_ -> learn(tx, message, whose.get().address()));
        return true;
    }

    /** After the commit: what is kept of recipients stands in the other compartment. */
    private void learn(Transaction tx, MessageId message, MailAddress address) {
        long bytes = OutgoingRepository.size(tx, message);
        tx.afterCommit(() -> addressees.tooLarge(address, bytes));
    }

    private static Optional<MessageState> state(Report report) {
        return switch (report.what()) {
            case PROCESSED, DELIVERED -> Optional.of(MessageState.DELIVERED);
            case DISPLAYED -> Optional.of(MessageState.READ);
            case ERROR -> Optional.of(MessageState.REFUSED);
            case FAILED -> Optional.of(MessageState.BOUNCED);
            case DELAYED -> Optional.empty();
        };
    }

    /** The worst that is known; among those that are well, the one of whom least is known. */
    static MessageState overall(List<To> recipients) {
        List<MessageState> states = recipients.stream().map(each -> each.state().orElse(MessageState.SENT)).toList();
        if (states.contains(MessageState.BOUNCED)) return MessageState.BOUNCED;
        if (states.contains(MessageState.REFUSED)) return MessageState.REFUSED;
        return states.stream().min((a, b) -> Integer.compare(rank(a), rank(b))).orElse(MessageState.SENT);
    }

    /** What may follow what: reports come late, twice, and in any order. */
    private static int rank(MessageState state) {
        return switch (state) {
            case HELD, QUEUED, BLOCKED, IN_DOUBT -> 0;
            case SENT -> 1;
            case DELIVERED -> 2;
            case READ -> 3;
            case REFUSED -> 4;
            case BOUNCED -> 5;
            case TAKEN_BACK -> 6;
        };
    }

    /** What waits because a server refused the sign-in is tried again with the new one. */
    public static void mailboxChanged(Transaction tx, MailboxId mailbox) {
        Outbox outbox = new Outbox();
        for (MessageId each : OF_SIGN_IN.stream().flatMap(code -> OutgoingRepository.blocked(tx, mailbox, code.name()).stream())
                .toList()) {
            outbox.find(tx, OutgoingRepository.KIND, each.value(), 1).filter(line -> line.state() == OutboxState.BLOCKED)
                    .ifPresent(line -> outbox.retryNow(tx, line.id()));
            OutgoingRepository.move(tx, each, MessageState.QUEUED, Optional.empty());
        }
    }
}
