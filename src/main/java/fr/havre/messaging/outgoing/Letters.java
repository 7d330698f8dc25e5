package fr.havre.messaging.outgoing;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.Documents;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MailRefusedException.Code;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.Inbox;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.messaging.outgoing.Guard.Severity;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.sync.Outbox;
import fr.havre.sync.SyncException;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Letters written here: drafts that are kept at each pause, what stands in their way, and their way into the queue. A letter
 * that is sent is frozen once; every try sends the same bytes under the same Message-ID.
 *
 * <p>Drafts are the practice's: whoever reads messages may go on with one, save for a personal mailbox of somebody else.
 * <p>Threads: any but the FX thread; {@link #send} reads and writes whole documents. Of
 * the network only the directory is asked, and waited for five seconds at most: who queues something wakes the scheduler.
 */
public final class Letters {
    /** The longest time a letter waits so that it can be taken back. */
    public static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Database clinical;
    private final Mailboxes mailboxes;
    private final Addressees addressees;
    private final LetterGuards guards;
    private final LetterFreezer freezer;
    private final OutgoingRows rows;
    private final LetterDecisions decisions;

    /** Holds nothing between letters. */
    public Letters(Database clinical, ContentStore contents, Documents documents, Patients patients, Mailboxes mailboxes,
            LetterWriter writer, Senders senders, MessageRows rows, Outbox outbox, Addressees addressees,
            InstantSource time) {
        this.clinical = clinical;
        this.mailboxes = mailboxes;
        this.addressees = addressees;
        this.guards = new LetterGuards(clinical, documents, patients, mailboxes, senders, addressees);
        this.freezer = new LetterFreezer(clinical, contents, writer, senders, time);
        this.rows = new OutgoingRows(contents, rows, outbox);
        this.decisions = new LetterDecisions(clinical, outbox);
    }

    /** Begins a draft; kept when this returns. */
    public DraftId save(Session session, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        return clinical.write(tx -> {
            DraftId id = new DraftId(tx.newId());
            DraftRepository.put(tx, id, letter, session.person());
            return id;
        });
    }

    /** As {@link #save(Session, MessageDraft)}, with the change that causes it; for services that have asked for permission. */
    public DraftId save(Transaction tx, Session session, MessageDraft letter) {
        DraftId id = new DraftId(tx.newId());
        DraftRepository.put(tx, id, letter, session.person());
        return id;
    }

    /** What a draft was sent as; empty while it is one. */
    public Optional<MessageId> sentAs(Transaction tx, DraftId id) {
        return DraftRepository.sentAs(tx, id);
    }

    /** As {@link #discard(Session, DraftId)}, with the change that causes it. */
    public void discard(Transaction tx, DraftId id) {
        DraftRepository.delete(tx, id);
    }

    /** The draft of exactly this letter that this person has already; else a new one. Kept when this returns. */
    public DraftId keep(Session session, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        return clinical.write(tx -> {
            Optional<DraftId> same = DraftRepository.same(tx, letter, session.person());
            DraftId id = same.orElseGet(() -> new DraftId(tx.newId()));
            if (same.isEmpty()) DraftRepository.put(tx, id, letter, session.person());
            return id;
        });
    }

    /**
     * Keeps a draft as it is now, instead of what was kept of it.
     *
     * @throws MailRefusedException {@code UNKNOWN_DRAFT} if it was sent or thrown away meanwhile
     */
    public void save(Session session, DraftId id, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        Set<UUID> mine = usable(session);
        clinical.write(tx -> {
            require(tx, mine, id);
            DraftRepository.put(tx, id, letter, session.person());
            return null;
        });
    }

    /**
     * A draft.
     *
     * @throws MailRefusedException {@code UNKNOWN_DRAFT}
     */
    public Draft open(Session session, DraftId id) {
        session.require(Permission.READ_MESSAGE);
        Set<UUID> mine = usable(session);
        return clinical.read(tx -> require(tx, mine, id));
    }

    /** Every draft, the one changed last first. */
    public List<Draft> list(Session session) {
        session.require(Permission.READ_MESSAGE);
        Set<UUID> mine = usable(session);
        return clinical.read(DraftRepository::all).stream().filter(each -> isFor(mine, each)).toList();
    }

    /** Drafts about one patient, the one changed last first. */
    public List<Draft> ofPatient(Session session, PatientId patient) {
        session.require(Permission.READ_MESSAGE);
        Set<UUID> mine = usable(session);
        return clinical.read(tx -> DraftRepository.of(tx, patient)).stream().filter(each -> isFor(mine, each)).toList();
    }

    /** Throws a draft away; harmless when it is gone already. */
    public void discard(Session session, DraftId id) {
        session.require(Permission.READ_MESSAGE);
        clinical.write(tx -> {
            DraftRepository.delete(tx, id);
            return null;
        });
    }

    /** What stands in the way or should be looked at, all at once; without the network: for each pause of the typing. */
    public List<Guard> check(Session session, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        return guards.check(session, addressees.known(letter));
    }

    /** The same letter as several that recipient and operator take; itself alone if it fits, or cannot be divided. */
    public List<MessageDraft> split(Session session, MessageDraft letter) {
        session.require(Permission.READ_MESSAGE);
        Mailbox mailbox = mailboxes.get(session, letter.mailbox().orElseThrow(() ->
                new MailRefusedException(Code.UNKNOWN_MAILBOX)));
        return guards.split(session, addressees.known(letter), mailbox).stream()
                .map(part -> part.to(letter.recipients())).toList();
    }

    /** As {@link #send(Session, DraftId, Duration, Set)} where nothing has to be confirmed. */
    public MessageId send(Session session, DraftId id, Duration hold) {
        return send(session, id, hold, Set.of());
    }

    /** As {@link #send(Session, List, Duration, Set)} for a letter that is not divided. */
    public MessageId send(Session session, DraftId id, Duration hold, Set<Guard.Kind> confirmed) {
        return send(session, List.of(id), hold, confirmed).getFirst();
    }

    /** A draft, as it was read, and what will leave of it. */
    private record Ready(DraftId id, MessageDraft letter, FrozenLetter frozen) { }

    /**
     * Freezes a letter, or all parts of one, and queues them in one transaction, once the directory was asked about those
     * recipients of whom only old things are known: all of them or none. Asked twice, the same messages are given twice and leave once.
     *
     * @param hold how long they can be taken back for sure, an hour at most
     * @param confirmed the guards that a person has seen and said yes to
     * @throws LetterRefusedException what a guard refuses, or wants confirmed first
     * @throws MailRefusedException {@code UNKNOWN_DRAFT}, {@code UNKNOWN_MAILBOX}, or what the writer finds
     */
    public List<MessageId> send(Session session, List<DraftId> parts, Duration hold, Set<Guard.Kind> confirmed) {
        return send(session, parts, hold, confirmed, _ -> { });
    }

    /** As {@link #send(Session, List, Duration, Set)}; {@code with} is done in the transaction that queues, if any part is new there. */
    public List<MessageId> send(Session session, List<DraftId> parts, Duration hold, Set<Guard.Kind> confirmed,
            Consumer<Transaction> with) {
        session.require(Permission.SEND_MESSAGE);
        List<Ready> ready = new ArrayList<>();
        for (DraftId each : parts) {
            if (clinical.read(tx -> DraftRepository.sentAs(tx, each)).isEmpty()) ready.add(ready(session, each, confirmed));
        }
        Duration held = hold.isNegative() ? Duration.ZERO : hold.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : hold;
        List<MessageId> sent = clinical.write(tx -> {
            if (!ready.isEmpty()) with.accept(tx);
            ready.forEach(each -> queue(tx, session, each, held));
            return parts.stream().map(each -> DraftRepository.sentAs(tx, each).orElseThrow()).toList();
        });
        ready.stream().filter(each -> sent.contains(each.frozen().id())).forEach(each -> addressees.used(each.letter().recipients()));
        return sent;
    }

    private Ready ready(Session session, DraftId id, Set<Guard.Kind> confirmed) {
        MessageDraft letter = open(session, id).letter();
        MessageDraft known = addressees.known(letter);
        requireNoGuard(guards.check(session, known), confirmed);
        if (!confirmed.contains(Guard.Kind.ADDRESS_GONE)) requireNoGuard(addressees.ask(known.recipients()), confirmed);
        return new Ready(id, letter, freezer.freeze(session, mailboxes.get(session, letter.mailbox().orElseThrow()), known));
    }

    /** Unless another window has sent it meanwhile. */
    private void queue(Transaction tx, Session session, Ready part, Duration held) {
        if (DraftRepository.sentAs(tx, part.id()).isPresent()) return;
        requireSame(tx, part.id(), part.letter());
        queue(tx, session, part.frozen(), held, part.letter().remindAfter());
        DraftRepository.sentAs(tx, part.id(), part.frozen().id());
    }

    private void queue(Transaction tx, Session session, FrozenLetter frozen, Duration held, OptionalInt remindAfter) {
        rows.queue(tx, frozen, tx.now().plus(held), remindAfter);
        frozen.answers().ifPresent(answered -> Inbox.answered(tx, session.person(), answered));
        UUID[] subjects = Stream.concat(Stream.of(frozen.id().value()),
                frozen.patient().map(PatientId::value).stream()).toArray(UUID[]::new);
        tx.audit("message.queued", subjects);
    }

    private static void requireNoGuard(List<Guard> found, Set<Guard.Kind> confirmed) {
        List<Guard> stopping = found.stream().filter(each -> each.severity() == Severity.REFUSE
                || (each.severity() == Severity.CONFIRM && !confirmed.contains(each.kind()))).toList();
        if (!stopping.isEmpty()) throw new LetterRefusedException(stopping);
    }

    /** What was frozen is what was checked: not what another window typed meanwhile. */
    private static void requireSame(Transaction tx, DraftId id, MessageDraft letter) {
        boolean same = DraftRepository.find(tx, id).filter(now -> now.letter().equals(letter)).isPresent();
        if (!same) throw new MailRefusedException(Code.UNKNOWN_DRAFT);
    }

    /**
     * Takes back what surely never left: held, waiting or blocked. What was written is a draft again.
     *
     * @return the draft; empty for what Havre itself had written
     * @throws SyncException {@code BEING_SENT}, {@code MAYBE_SENT}, {@code NOT_IN_THIS_STATE}
     */
    public Optional<Draft> takeBack(Session session, MessageId message) {
        session.require(Permission.SEND_MESSAGE);
        return decisions.takeBack(session, usable(session), message);
    }

    /**
     * A person's word that a message in doubt did not arrive: the same bytes under the same Message-ID leave again.
     *
     * @throws SyncException {@code NOT_IN_THIS_STATE} if it is not in doubt
     */
    public void sendAgain(Session session, MessageId message) {
        session.require(Permission.SEND_MESSAGE);
        decisions.sendAgain(usable(session), message);
    }

    /** A person's word that a message in doubt arrived. */
    public void arrived(Session session, MessageId message) {
        session.require(Permission.SEND_MESSAGE);
        decisions.arrived(usable(session), message);
    }

    /** Tries a message now that waits or is blocked; one in doubt is asked about first. */
    public void retry(Session session, MessageId message) {
        session.require(Permission.SEND_MESSAGE);
        decisions.retry(usable(session), message);
    }

    /**
     * The beginning of an answer; nothing is kept yet.
     *
     * @param all also to everybody else it went to
     * @throws MailRefusedException {@code UNKNOWN_MESSAGE}
     */
    public MessageDraft answer(Session session, MessageId message, boolean all) {
        session.require(Permission.READ_MESSAGE);
        Set<UUID> mine = usable(session);
        return clinical.read(tx -> Answering.begin(tx, message, all, mine));
    }

    private Set<UUID> usable(Session session) {
        return mailboxes.names(session).keySet().stream().map(each -> each.value())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isFor(Set<UUID> mine, Draft draft) {
        return draft.letter().mailbox().map(each -> mine.contains(each.value())).orElse(true);
    }

    private static Draft require(Transaction tx, Set<UUID> mine, DraftId id) {
        return DraftRepository.find(tx, id).filter(each -> isFor(mine, each))
                .orElseThrow(() -> new MailRefusedException(Code.UNKNOWN_DRAFT));
    }
}
