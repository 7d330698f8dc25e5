package fr.havre.messaging.inbox;

import fr.havre.access.Absences;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.InboxException.Code;
import fr.havre.messaging.inbox.MessageEvent.What;
import fr.havre.messaging.inbox.MessageFilter.Show;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The messages of a practice, received and sent, and what its people do about them. A personal mailbox shows to its owner
 * only; what is assigned to somebody shows to them, and to who covers their absence.
 *
 * <p>Changes are announced as {@link InboxChanged}. Threads: any but the FX thread; each call is one transaction of
 * milliseconds.
 *
 * <p>Every method throws {@link fr.havre.access.AccessDeniedException} if that person may not; those that are given a
 * {@link MessageId} throw {@link InboxException} {@code UNKNOWN_MESSAGE} if this person sees none of that id.
 */
public final class Inbox {
    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_OF_PATIENT = 500;

    private final Database clinical;
    private final ContentStore contents;
    private final MessageLists lists;
    private final MessageTray tray;
    private final Filed filed;

    /** Told of each message that a person has filed, in that transaction. */
    @FunctionalInterface
    public interface Filed {
        void filed(Transaction tx, MessageId message);
    }

    /** Holds nothing between calls. */
    public Inbox(Database clinical, ContentStore contents, Documents documents, Absences absences) {
        this(clinical, contents, documents, absences, (_, _) -> { });
    }

    /** As above; {@code filed} answers who asked to be told. */
    public Inbox(Database clinical, ContentStore contents, Documents documents, Absences absences, Filed filed) {
        this.filed = filed;
        this.clinical = clinical;
        this.contents = contents;
        this.lists = new MessageLists(documents.clinicalIndex(), absences);
        this.tray = new MessageTray(documents);
    }

    /** A part of the list, newest first; {@code before}: {@link MessagePage#next} of the part before. */
    public MessagePage list(Session session, MessageFilter filter, OptionalLong before, int limit) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> lists.page(tx, session, filter, before, limit));
    }

    /** Every exchange about a patient that this person sees, newest first. */
    public List<MessageLine> ofPatient(Session session, PatientId patient) {
        return list(session, MessageFilter.of(Show.ALL).about(patient), OptionalLong.empty(), MOST_OF_PATIENT).lines();
    }

    /** What waits. */
    public MessageCounts counts(Session session) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> lists.counts(tx, session));
    }

    /** One message as a list shows it; no more of a trace than a list leaves. */
    public MessageLine line(Session session, MessageId id) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> seen(tx, session, id));
    }

    /** Everything known of a message but its bytes; leaves a trace. It is read only once {@link #markRead} says so. */
    public MessageDetails show(Session session, MessageId id) {
        session.require(Permission.READ_MESSAGE);
        return clinical.write(tx -> {
            MessageLine line = seen(tx, session, id);
            tx.audit("message.shown", subjects(line));
            return MessageRepository.details(tx, line);
        });
    }

    /** The whole exchange a message belongs to, oldest first, as far as this person sees it. */
    public List<MessageLine> thread(Session session, MessageId id) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> MessageRepository.thread(tx, seen(tx, session, id).thread()).stream()
                .filter(each -> lists.sees(tx, session, each.id())).toList());
    }

    /** The bytes as they came or left, to look into or to export; leaves a trace. Empty while only the head is here. */
    public Optional<DocumentSource> original(Session session, MessageId id) {
        session.require(Permission.EXPORT_DOCUMENT);
        return clinical.write(tx -> {
            MessageLine line = seen(tx, session, id);
            tx.audit("message.exported", subjects(line));
            return tx.first("SELECT content FROM clin.message WHERE id = ?", row -> row.optionalUuid("content"), id.value())
                    .flatMap(each -> each).map(ContentId::new).map(each -> DocumentSource.of(contents.read(tx, each)));
        });
    }

    public void markRead(Session session, MessageId id) {
        mark(session, id, true);
    }

    public void markUnread(Session session, MessageId id) {
        mark(session, id, false);
    }

    private void mark(Session session, MessageId id, boolean read) {
        change(session, id, Permission.READ_MESSAGE, (tx, line) -> {
            if (line.outgoing() || line.unread() != read) return;
            tx.run("UPDATE clin.message SET read_at = ?, flags_due = 1 WHERE id = ?", read ? tx.now() : null, id.value());
        });
    }

    /** Whom the files of a message may be about, the fewest differences first; of a patient's message the patient. */
    public List<Match.Candidate> candidates(Session session, MessageId id) {
        session.require(Permission.READ_MESSAGE);
        return clinical.read(tx -> tray.candidates(tx, seen(tx, session, id)));
    }

    /**
     * Files a message and what it carries for a patient: out of the tray, or out of a wrong file.
     *
     * @param whateverItNames true once a person has seen that a file names somebody else
     * @throws FilingException {@code OTHER_PATIENT}, {@code UNKNOWN_PATIENT}: nothing was filed
     */
    public MessageLine file(Session session, MessageId id, PatientId patient, boolean whateverItNames) {
        return change(session, id, Permission.IMPORT_DOCUMENT,
                (tx, line) -> {
                    tray.file(tx, session.person(), line, patient, whateverItNames);
                    filed.filed(tx, id);
                });
    }

    /** Files nothing more of it: what waited leaves the tray and stays kept as nobody's. */
    public MessageLine leaveUnfiled(Session session, MessageId id) {
        return change(session, id, Permission.IMPORT_DOCUMENT, (tx, line) -> tray.leave(tx, session.person(), line));
    }

    /** Takes a message that was just filed out of that file again, back into the tray. */
    public MessageLine unfile(Session session, MessageId id) {
        return change(session, id, Permission.IMPORT_DOCUMENT, (tx, line) -> tray.unfile(tx, session.person(), line));
    }

    /** Gives it to somebody to see to; empty: to nobody in particular. */
    public MessageLine assign(Session session, MessageId id, Optional<UUID> person) {
        return change(session, id, Permission.READ_MESSAGE, (tx, line) -> {
            if (line.assigned().equals(person)) return;
            tx.run("UPDATE clin.message SET assigned_to = ? WHERE id = ?", person, id.value());
            MessageRows.event(tx, id, Optional.of(session.person()), What.ASSIGNED, person.map(UUID::toString),
                    Optional.empty());
            tx.audit("message.assigned", subjects(line));
        });
    }

    /**
     * Leaves a note for colleagues; it never leaves the vault.
     *
     * @throws InboxException {@code NOTE_NOT_VALID}
     */
    public void note(Session session, MessageId id, String words) {
        String note = words.strip();
        if (note.isEmpty() || note.length() > LONGEST_NOTE) throw new InboxException(Code.NOTE_NOT_VALID, id);
        change(session, id, Permission.READ_MESSAGE, (tx, line) -> {
            MessageRows.event(tx, id, Optional.of(session.person()), What.NOTE, Optional.empty(), Optional.of(note));
            tx.audit("message.noted", subjects(line));
        });
    }

    /** Nothing is left to do about it; it is read, too. */
    public MessageLine done(Session session, MessageId id) {
        return change(session, id, Permission.READ_MESSAGE, (tx, line) -> {
            if (line.done()) return;
            tx.run("""
                    UPDATE clin.message SET done_at = ?, done_by = ?, read_at = coalesce(read_at, ?),
                           flags_due = CASE WHEN outgoing = 0 AND read_at IS NULL THEN 1 ELSE flags_due END WHERE id = ?""",
                    tx.now(), session.person(), tx.now(), id.value());
            MessageRows.event(tx, id, Optional.of(session.person()), What.DONE, Optional.empty(), Optional.empty());
            tx.audit("message.done", subjects(line));
        });
    }

    public MessageLine undone(Session session, MessageId id) {
        return change(session, id, Permission.READ_MESSAGE, (tx, line) -> {
            if (!line.done()) return;
            tx.run("UPDATE clin.message SET done_at = NULL, done_by = NULL WHERE id = ?", id.value());
            MessageRows.event(tx, id, Optional.of(session.person()), What.UNDONE, Optional.empty(), Optional.empty());
            tx.audit("message.undone", subjects(line));
        });
    }

    /** Says that somebody answers it, in the transaction that queues the answer: for who sends. */
    public static void answered(Transaction tx, UUID person, MessageId id) {
        tx.run("UPDATE clin.message SET answered_at = ?, answered_by = ?, flags_due = 1 WHERE id = ? AND outgoing = 0",
                tx.now(), person, id.value());
        MessageRows.event(tx, id, Optional.of(person), What.ANSWERED, Optional.empty(), Optional.empty());
        MessageRepository.line(tx, id).ifPresent(line -> announce(tx, line));
    }

    /** What is done to one message. */
    private interface Change {
        void in(Transaction tx, MessageLine line);
    }

    private MessageLine change(Session session, MessageId id, Permission permission, Change change) {
        session.require(permission);
        return clinical.write(tx -> {
            change.in(tx, seen(tx, session, id));
            MessageLine after = MessageRepository.line(tx, id).orElseThrow();
            announce(tx, after);
            return after;
        });
    }

    private static void announce(Transaction tx, MessageLine line) {
        tx.announce(new InboxChanged(line.mailbox(), List.of(line.id())));
    }

    private MessageLine seen(Transaction tx, Session session, MessageId id) {
        return MessageRepository.line(tx, id).filter(line -> lists.sees(tx, session, id))
                .orElseThrow(() -> new InboxException(Code.UNKNOWN_MESSAGE, id));
    }

    static UUID[] subjects(MessageLine line) {
        return line.patient().map(patient -> new UUID[] {line.id().value(), patient.value()})
                .orElseGet(() -> new UUID[] {line.id().value()});
    }
}
