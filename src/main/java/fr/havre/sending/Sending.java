package fr.havre.sending;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.documents.writing.Writings;
import fr.havre.messaging.LetterWriter;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Correspondents;
import fr.havre.messaging.outgoing.DraftId;
import fr.havre.messaging.outgoing.Guard;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.MessageDraft;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.record.RecordPublishing;
import fr.havre.record.RecordQueue;
import fr.havre.record.RecordSettings;
import fr.havre.record.RecordStanding;
import fr.havre.sending.Proposal.ToRecord;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.vault.db.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Documents of one patient on their way to the record, to colleagues and to the patient, as one act. Each part is kept in a
 * transaction of its own, letters as drafts first: what a crash leaves undone is seen among the drafts, and asking again
 * queues nothing twice.
 *
 * <p>Threads: any but the FX thread; {@link #send} reads and writes whole documents. Of the network only the directory
 * is asked, by {@link Letters#send}, for seconds at most: who sends something wakes the scheduler afterwards.
 */
public final class Sending {
    private static final int MOST_COLLEAGUES = 8;

    private final Database administrative;
    private final Database clinical;
    private final Documents documents;
    private final Patients patients;
    private final RecordPublishing publishing;
    private final RecordQueue queue;
    private final RecordSettings settings;
    private final Mailboxes mailboxes;
    private final Letters letters;
    private final Correspondents correspondents;

    /** Holds nothing between calls. */
    public Sending(Database administrative, Database clinical, Documents documents, Patients patients,
            RecordPublishing publishing, RecordQueue queue, RecordSettings settings, Mailboxes mailboxes, Letters letters) {
        this.administrative = administrative;
        this.clinical = clinical;
        this.documents = documents;
        this.patients = patients;
        this.publishing = publishing;
        this.queue = queue;
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.correspondents = new Correspondents(clinical);
    }

    /**
     * Where {@code wanted} can go; leaves no trace.
     *
     * @throws fr.havre.access.AccessDeniedException without {@code READ_DOCUMENT}
     * @throws fr.havre.documents.FilingException {@code UNKNOWN_DOCUMENT}
     */
    public Proposal propose(Session session, List<DocumentId> wanted) {
        session.require(Permission.READ_DOCUMENT);
        Map<PatientId, Patient> owners = new HashMap<>();
        List<ToRecord> toRecord = new ArrayList<>();
        for (DocumentId each : wanted) toRecord.add(toRecord(session, each, owners));
        boolean together = owners.size() == 1 && toRecord.stream().allMatch(each -> each.owner().isPresent());
        Optional<Patient> patient = together ? owners.values().stream().findFirst() : Optional.empty();
        boolean connected = clinical.read(settings::connectedTo).isPresent();
        if (!session.may(Permission.SEND_MESSAGE)) {
            return new Proposal(patient, toRecord, List.of(), List.of(), 0, Optional.empty(), connected);
        }
        List<Recipient> colleagues = new ArrayList<>(patient.isEmpty() ? List.of() : addressees(wanted));
        int addressed = colleagues.size();
        patient.stream().flatMap(one -> correspondents.about(session, one.id(), MOST_COLLEAGUES).stream())
                .filter(each -> colleagues.stream().noneMatch(other -> other.address().equals(each.address())))
                .forEach(colleagues::add);
        int preselected = addressed == 0 ? Math.min(1, colleagues.size()) : haveTheSameAddressees(wanted) ? addressed : 0;
        Optional<Recipient> toPatient = patient.filter(one -> one.status() == IdentityStatus.QUAL)
                .map(one -> Recipient.of(LetterWriter.addressOf(one), one.traits().birthName()));
        return new Proposal(patient, toRecord, boxes(session), colleagues, preselected, toPatient, connected);
    }

    /** To whom the letters among these documents were written. */
    private List<Recipient> addressees(List<DocumentId> wanted) {
        return clinical.read(tx -> Writings.addressees(tx, wanted)).stream().flatMap(each -> MailAddress.parse(each.address())
                .filter(address -> !address.isPatient()).map(address -> Recipient.of(address, each.name())).stream()).toList();
    }

    /** Else somebody would get a letter to another unasked. */
    private boolean haveTheSameAddressees(List<DocumentId> wanted) {
        return clinical.read(tx -> wanted.stream().flatMap(each -> Writings.sentTo(tx, each).stream()).distinct().count()) <= 1;
    }

    /**
     * What stands in the way of each letter of {@code act}, or should be looked at; a target that is not there gets no letter.
     * Quick enough for each change a person makes.
     *
     * @throws SendingException {@code NOT_ONE_PATIENT}
     */
    public Map<Target, List<Guard>> check(Session session, Act act) {
        Map<Target, List<Guard>> found = new EnumMap<>(Target.class);
        if (!act.colleagues().isEmpty()) {
            found.put(Target.COLLEAGUES, letters.check(session, letter(session, act, Target.COLLEAGUES, act.colleagues())));
        }
        if (act.patient()) {
            found.put(Target.PATIENT, letters.check(session, letter(session, act, Target.PATIENT,
                    List.of(addressOf(session, act)))));
        }
        return found;
    }

    private ToRecord toRecord(Session session, DocumentId document, Map<PatientId, Patient> owners) {
        DocumentLine line = documents.line(session, document);
        Optional<Patient> owner = line.patient().flatMap(id -> Optional.ofNullable(owners.computeIfAbsent(id, this::patient)));
        Optional<RecordStanding> standing = line.patient()
                .flatMap(id -> Optional.ofNullable(queue.standings(session, id).get(document)));
        return new ToRecord(line, owner, publishing.obstacles(session, document), standing);
    }

    private Patient patient(PatientId id) {
        return administrative.read(tx -> patients.find(tx, id)).orElse(null);
    }

    private List<Mailbox> boxes(Session session) {
        return mailboxes.all(session).stream()
                .sorted(Comparator.comparing(each -> each.kind() != MailboxKind.PER)).toList();
    }

    /**
     * Queues all that goes; what is refused for one target does not keep the others. Asking twice for the record queues once;
     * a letter that was refused stays a draft, and asking again goes on with that draft.
     *
     * @param hold how long it can be taken back for sure
     * @throws fr.havre.access.AccessDeniedException never: it stands among the refusals, as every other
     */
    public Sent send(Session session, Act act, Duration hold) {
        Map<Target, RuntimeException> refused = new EnumMap<>(Target.class);
        Map<Target, List<DraftId>> drafts = new EnumMap<>(Target.class);
        if (!act.colleagues().isEmpty()) draft(session, act, Target.COLLEAGUES, act::colleagues, drafts, refused);
        if (act.patient()) draft(session, act, Target.PATIENT, () -> List.of(addressOf(session, act)), drafts, refused);
        List<DocumentId> queued = new ArrayList<>();
        for (DocumentId each : act.record()) {
            attempt(Target.RECORD, refused, () -> {
                publishing.request(session, each, hold, act.hidden());
                queued.add(each);
            });
        }
        List<MessageId> messages = new ArrayList<>();
        drafts.forEach((target, all) -> attempt(target, refused, () ->
                messages.addAll(letters.send(session, all, hold, act.confirmed()))));
        drafts.keySet().retainAll(refused.keySet());
        return new Sent(queued, messages, refused, drafts);
    }

    private void draft(Session session, Act act, Target target, Supplier<List<Recipient>> to,
            Map<Target, List<DraftId>> drafts, Map<Target, RuntimeException> refused) {
        attempt(target, refused, () -> {
            MessageDraft letter = letter(session, act, target, to.get());
            List<MessageDraft> parts = act.mailbox().isPresent() ? letters.split(session, letter) : List.of(letter);
            drafts.put(target, parts.stream().map(each -> letters.keep(session, each)).toList());
        });
    }

    private MessageDraft letter(Session session, Act act, Target target, List<Recipient> to) {
        MessageDraft letter = MessageDraft.EMPTY.about(ownerOf(session, act.letters()), act.letters()).to(to)
                .saying(Optional.empty(), act.text()).followed(true, act.remindAfter())
                .lastWord(target == Target.PATIENT && act.lastWord());
        return act.mailbox().map(letter::from).orElse(letter);
    }

    private Recipient addressOf(Session session, Act act) {
        PatientId owner = ownerOf(session, act.letters());
        return Recipient.of(LetterWriter.addressOf(administrative.read(tx -> patients.requireQualified(tx, owner))));
    }

    private PatientId ownerOf(Session session, List<DocumentId> wanted) {
        List<Optional<PatientId>> owners = wanted.stream().map(each -> documents.line(session, each).patient()).distinct()
                .toList();
        if (owners.size() != 1) throw new SendingException(SendingException.Code.NOT_ONE_PATIENT);
        return owners.getFirst().orElseThrow(() -> new SendingException(SendingException.Code.NOT_ONE_PATIENT));
    }

    private static void attempt(Target target, Map<Target, RuntimeException> refused, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            refused.putIfAbsent(target, e);
        }
    }

    /**
     * Takes back everything of an act that surely has not left.
     *
     * @return how many were taken back
     * @throws fr.havre.sync.SyncException why the first of the others was not
     */
    public int takeBack(Session session, Sent sent) {
        int taken = 0;
        RuntimeException refused = null;
        for (MessageId each : sent.messages()) {
            try {
                letters.takeBack(session, each).ifPresent(draft -> letters.discard(session, draft.id()));
                taken++;
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        for (DocumentId each : sent.record()) {
            try {
                takeBack(session, each);
                taken++;
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        if (refused != null) throw refused;
        return taken;
    }

    private void takeBack(Session session, DocumentId document) {
        for (OutboxLine line : publishing.linesOf(session, document)) {
            if (line.state() != OutboxState.CANCELLED) queue.cancel(session, line.id());
        }
    }
}
