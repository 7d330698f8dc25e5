package fr.havre.sending;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.Following;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordChange;
import fr.havre.record.RecordChanging;
import fr.havre.record.RecordPublishing;
import fr.havre.record.RecordQueue;
import fr.havre.record.RecordRefusedException;
import fr.havre.sending.MisdirectedRepository.Noted;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A document that stands in the wrong person's file and has left already: moved, deleted at the record, those who got it
 * told, as one act. What still waits is taken back. Done again after a crash, it goes on where it was: nobody is told twice.
 *
 * <p>Threads: any but the FX thread. Never the network: who corrects something wakes the scheduler afterwards.
 */
public final class WrongPatient {
    private static final Set<MessageState> NEVER_LEFT = Set.of(MessageState.TAKEN_BACK, MessageState.BOUNCED);

    private static final int REMIND_AFTER_DAYS = 7;

    private final Database clinical;
    private final Documents documents;
    private final RecordPublishing publishing;
    private final RecordChanging changing;
    private final RecordQueue queue;
    private final Letters letters;
    private final Following following;

    /** Holds nothing between calls. */
    public WrongPatient(Database clinical, Documents documents, RecordPublishing publishing, RecordChanging changing,
            RecordQueue queue, Letters letters, Following following) {
        this.clinical = clinical;
        this.documents = documents;
        this.publishing = publishing;
        this.changing = changing;
        this.queue = queue;
        this.letters = letters;
        this.following = following;
    }

    /**
     * How far it went.
     *
     * @param atRecord the record has it, as far as known
     * @param waiting items and messages that can still be taken back
     * @param told messages whose recipients have it, or may have
     */
    public record Reach(boolean atRecord, int waiting, List<Followed> told) {
        public Reach {
            told = List.copyOf(told);
        }
    }

    /**
     * What was done.
     *
     * @param document where it stands now: another one if that person has the very same already
     * @param deletionQueued the record is asked to delete it
     * @param letters those that tell the recipients
     */
    public record Corrected(DocumentId document, boolean deletionQueued, int takenBack, List<MessageId> letters) {
        public Corrected {
            letters = List.copyOf(letters);
        }
    }

    /** What {@link #correct} would have to do; leaves no trace. */
    public Reach reach(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        List<Followed> carrying = following.ofDocument(session, document);
        List<OutboxLine> lines = publishing.linesOf(session, document);
        long waiting = lines.stream().filter(WrongPatient::waits).count()
                + carrying.stream().filter(Followed::canBeTakenBack).count();
        return new Reach(isAtRecord(lines), (int) waiting, carrying.stream().filter(WrongPatient::left).toList());
    }

    private static boolean waits(OutboxLine line) {
        return !line.state().settled() && !line.maybeSent();
    }

    private static boolean isAtRecord(List<OutboxLine> lines) {
        return lines.stream().anyMatch(line -> line.state() == OutboxState.SENT || line.state() == OutboxState.CONFIRMED
                || (line.maybeSent() && line.state() != OutboxState.CANCELLED));
    }

    private static boolean left(Followed message) {
        return !message.canBeTakenBack() && !NEVER_LEFT.contains(message.state());
    }

    /**
     * Puts it right. The record is asked first, then recipients are told, then the document moves; each step is kept before the
     * next.
     *
     * @param whateverItNames true once a person has seen that it names somebody else
     * @param label of the letters' subject; names nobody
     * @param text the letters' words; they name nobody
     * @throws SendingException {@code SAME_PATIENT}
     * @throws fr.havre.documents.FilingException as {@link Documents#assign}
     */
    public Corrected correct(Session session, DocumentId document, PatientId right, boolean whateverItNames, String label,
            String text) {
        session.require(Permission.IMPORT_DOCUMENT);
        session.require(Permission.SEND_MESSAGE);
        DocumentLine line = documents.line(session, document);
        if (line.patient().equals(Optional.of(right))) throw new SendingException(SendingException.Code.SAME_PATIENT);
        documents.requireAssignable(session, document, right, whateverItNames);     // before anybody is told
        int takenBack = takeBack(session, document);
        boolean deletion = isAtRecord(publishing.linesOf(session, document)) && deleteThere(session, document);
        List<MessageId> told = following.ofDocument(session, document).stream().filter(WrongPatient::left)
                .flatMap(message -> tell(session, line, message, label, text).stream()).toList();
        DocumentId moved = documents.assign(session, document, right, whateverItNames);
        clinical.write(tx -> {
            tx.audit("document.wrong_patient", document.value(), right.value());
            return null;
        });
        return new Corrected(moved, deletion, takenBack, told);
    }

    private int takeBack(Session session, DocumentId document) {
        int taken = 0;
        for (OutboxLine line : publishing.linesOf(session, document)) {
            if (!waits(line)) continue;
            queue.cancel(session, line.id());
            taken++;
        }
        for (Followed message : following.ofDocument(session, document)) {
            if (!message.canBeTakenBack()) continue;
            letters.takeBack(session, message.id()).ifPresent(draft -> letters.discard(session, draft.id()));
            taken++;
        }
        return taken;
    }

    private boolean deleteThere(Session session, DocumentId document) {
        try {
            changing.request(session, document, RecordChange.DELETE);
            return true;
        } catch (RecordRefusedException e) {
            if (e.code() != RecordRefusedException.Code.NO_SUCH_ENTRY) throw e;
            return false;                                                   // deleted there already
        }
    }

    /** One letter to those who got this message; it is noted before it leaves. Empty: it left before a crash. */
    private Optional<MessageId> tell(Session session, DocumentLine line, Followed message, String label, String text) {
        Optional<Noted> noted = MisdirectedRepository.noted(clinical, message.id());
        if (noted.flatMap(Noted::told).isPresent()) return noted.get().told();
        DraftId draft = noted.map(Noted::draft).orElseGet(() -> begin(session, line, message, label, text));
        try {
            MessageId told = letters.send(session, draft, Duration.ZERO, Set.of(Guard.Kind.values()));
            MisdirectedRepository.told(clinical, message.id(), told);
            return Optional.of(told);
        } catch (MailRefusedException e) {
            if (noted.isPresent() && e.code() == MailRefusedException.Code.UNKNOWN_DRAFT) return Optional.empty();
            throw e;
        }
    }

    private DraftId begin(Session session, DocumentLine line, Followed message, String label, String text) {
        List<Recipient> to = message.recipients().stream().flatMap(each -> MailAddress.parse(each.address()).stream()
                .map(address -> Recipient.of(address, each.name()))).toList();
        MessageDraft said = MessageDraft.EMPTY.from(message.mailbox()).to(to).saying(Optional.of(label), text)
                .followed(true, OptionalInt.of(REMIND_AFTER_DAYS)).answering(message.id());
        boolean toPatient = to.stream().anyMatch(each -> each.address().isPatient());
        DraftId saved = letters.save(session, toPatient ? said.about(line.patient().orElseThrow(), List.of()) : said);
        MisdirectedRepository.note(clinical, message.id(), line.id(), saved);
        return saved;
    }
}
