package fr.havre.ui.home;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FilingException;
import fr.havre.documents.Origin;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.review.Whose;
import fr.havre.patients.ConsentException;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.messaging.outgoing.MessageState;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.record.QueueItem;
import fr.havre.record.RecordRefusedException;
import fr.havre.sync.OutboxState;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the day, as far as the person signed in may see it. Never on the FX thread. */
final class HomeReading {
    /** How far back a document is looked at for the duty to feed the record. */
    private static final Duration OWED_FOR = Duration.ofDays(30);
    /** The first look of somebody who was never here. */
    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    private static final int MOST = 200;
    private static final int REVIEWED_FIRST = 4;
    private static final int AUDIT_LOOKED = 200_000;
    /** With one of these nothing is owed: it could not go, or must not. */
    private static final Set<RecordRefusedException.Code> NOT_FOR_THE_RECORD = EnumSet.of(
            RecordRefusedException.Code.IDENTITY_PAPER, RecordRefusedException.Code.TYPE_NOT_ACCEPTED,
            RecordRefusedException.Code.FORMAT_NOT_SENT, RecordRefusedException.Code.TOO_LARGE,
            RecordRefusedException.Code.NO_RECORD, RecordRefusedException.Code.RECORD_CLOSED,
            RecordRefusedException.Code.OTHER_PATIENT);

    private final Desk desk;

    HomeReading(Desk desk) {
        this.desk = desk;
    }

    /** @param since what arrived after this is new */
    record Day(List<HomeLine> lines, Instant since) {
        Day {
            lines = List.copyOf(lines);
        }

        @Override public String toString() {
            return "Day[" + lines.size() + " lines]";
        }
    }

    Day read() {
        Instant now = administrative().read(Transaction::now);
        Instant since = administrative().read(tx ->
                AuditTrail.lastBefore(tx, session().id(), session().person(), AUDIT_LOOKED))
                .orElse(now.minus(FIRST_LOOK));
        List<HomeLine> lines = new ArrayList<>();
        Optional<RecordDesk> record = desk.recordDesk();
        record.filter(_ -> session().may(Permission.SEE_QUEUE)).ifPresent(open -> lines.addAll(blocked(open)));
        lines.addAll(toReview());
        desk.mailDesk().filter(_ -> session().may(Permission.READ_MESSAGE)).ifPresent(mail -> lines.addAll(messages(mail, now)));
        desk.documents().unfiled(session(), DocumentFilter.CURRENT).stream().filter(HomeReading::notOfAMessage).forEach(each ->
                lines.add(HomeLine.of(HomeLine.Kind.UNFILED, Optional.empty(), each)));
        if (record.isPresent() && session().may(Permission.READ_DOCUMENT)) {
            if (session().may(Permission.PUBLISH_DOCUMENT)) lines.addAll(owed(record.get(), now));
            if (session().may(Permission.CONSULT_RECORD)) lines.addAll(newInRecord(record.get()));
            lines.addAll(arrived(since));
        }
        return new Day(lines, since);
    }

    /** The first few, the abnormal first, then how many more. */
    private List<HomeLine> toReview() {
        if (desk.reviews().isEmpty() || !session().may(Permission.REVIEW_RESULTS)) return List.of();
        Reviews reviews = desk.reviews().get();
        List<HomeLine> lines = new ArrayList<>();
        reviews.list(session(), Whose.MINE, REVIEWED_FIRST).forEach(each -> lines.add(HomeLine.toReview(
                each.document().patient().flatMap(this::patient), each)));
        int more = reviews.counts(session()).mine() - lines.size();
        if (more > 0) lines.add(HomeLine.moreToReview(more));
        return lines;
    }

    /** What a message carries is sorted with the message. */
    private static boolean notOfAMessage(DocumentLine line) {
        return !line.origins().equals(Set.of(Origin.Kind.MESSAGE));
    }

    private List<HomeLine> messages(MailDesk mail, Instant now) {
        List<HomeLine> lines = new ArrayList<>();
        mail.following().open(session(), MOST).stream().filter(HomeReading::needsSomebody).forEach(each ->
                lines.add(HomeLine.message(HomeLine.Kind.MESSAGE, each.patient().flatMap(this::patient), each)));
        int tray = mail.inbox().counts(session()).tray();
        if (tray > 0) lines.add(HomeLine.toSort(tray));
        mail.following().reminders(session(), now).forEach(each -> lines.add(HomeLine.message(HomeLine.Kind.REMINDER,
                each.patient().flatMap(this::patient), each)));
        return lines;
    }

    /** What only waits for its turn or the network does not. */
    private static boolean needsSomebody(Followed message) {
        return message.state() != MessageState.HELD && message.state() != MessageState.QUEUED;
    }

    private List<HomeLine> blocked(RecordDesk record) {
        return record.queue().waiting(session()).stream().filter(HomeReading::needsSomebody)
                .filter(item -> item.line().kind().startsWith("record.")).limit(MOST).map(item ->
                HomeLine.blocked(item.patient().flatMap(this::patient), item.document().flatMap(id ->
                        known(record, id)), item.line())).toList();
    }

    private static boolean needsSomebody(QueueItem item) {
        return item.line().state() == OutboxState.BLOCKED || item.line().state() == OutboxState.CONFLICT
                || (item.line().state() == OutboxState.IN_DOUBT && item.line().nextTry().isEmpty());
    }

    private Optional<DocumentLine> known(RecordDesk record, DocumentId id) {
        try {
            return Optional.of(record.database().read(tx -> desk.documents().line(tx, id)));
        } catch (FilingException gone) {
            return Optional.empty();
        }
    }

    private List<HomeLine> owed(RecordDesk record, Instant now) {
        List<HomeLine> owed = new ArrayList<>();
        Set<DocumentId> declined = record.duty().declined(session()).keySet();
        for (DocumentLine each : desk.documents().keptSince(session(), now.minus(OWED_FOR), MOST)) {
            if (!madeHere(each) || declined.contains(each.id()) || !record.publishing().linesOf(session(), each.id()).isEmpty()) continue;
            List<RuntimeException> obstacles = record.publishing().obstacles(session(), each.id());
            if (obstacles.stream().noneMatch(HomeReading::excuses)) {
                owed.add(HomeLine.owed(each.patient().flatMap(this::patient), each, obstacles.stream().findFirst()));
            }
        }
        return owed;
    }

    private static boolean madeHere(DocumentLine line) {
        return line.compartment() == Compartment.CLINICAL && line.patient().isPresent() && line.replacedBy().isEmpty()
                && !line.origins().contains(Origin.Kind.RECORD) && !line.origins().contains(Origin.Kind.MESSAGE);
    }

    private static boolean excuses(RuntimeException obstacle) {
        return obstacle instanceof ConsentException || obstacle instanceof AccessDeniedException
                || (obstacle instanceof RecordRefusedException refused && NOT_FOR_THE_RECORD.contains(refused.code()));
    }

    private List<HomeLine> newInRecord(RecordDesk record) {
        return record.consultation().newOnes(session()).entrySet().stream().limit(MOST)
                .map(each -> HomeLine.inRecord(patient(each.getKey()), each.getValue())).toList();
    }

    private List<HomeLine> arrived(Instant since) {
        return desk.documents().keptSince(session(), since, MOST).stream().filter(each -> each.patient().isPresent()
                && each.replacedBy().isEmpty() && (each.origins().contains(Origin.Kind.RECORD) || each.origins()
                        .contains(Origin.Kind.MESSAGE)))
                .map(each -> HomeLine.of(HomeLine.Kind.ARRIVED, each.patient().flatMap(this::patient), each)).toList();
    }

    private Optional<Patient> patient(PatientId id) {
        return administrative().read(tx -> desk.patients().find(tx, id));
    }

    private Session session() {
        return desk.session();
    }

    private Database administrative() {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE);
    }
}
