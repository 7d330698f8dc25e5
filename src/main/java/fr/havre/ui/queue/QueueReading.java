package fr.havre.ui.queue;

import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FilingException;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.outgoing.Followed;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.record.DocumentConflict;
import fr.havre.record.QueueItem;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the queue with names and titles. Never on the FX thread. */
final class QueueReading {
    private static final int SETTLED = 200;
    private static final String MESSAGE = "message.send";

    private final Desk desk;
    private final RecordDesk record;

    QueueReading(Desk desk, RecordDesk record) {
        this.desk = desk;
        this.record = record;
    }

    /** What is not settled: what needs a person first, then the oldest. */
    List<QueueRow> waiting() {
        List<DocumentConflict> conflicts = record.queue().conflicts(session());
        List<QueueRow> rows = new ArrayList<>();
        List<QueueItem> items = record.queue().waiting(session());
        for (DocumentConflict each : conflicts) {
            Optional<QueueItem> item = items.stream().filter(other -> other.line().state() == OutboxState.CONFLICT
                    && other.document().filter(each.ours()::equals).isPresent()).findFirst();
            rows.add(row(item, Optional.of(each)));
        }
        items.stream().filter(item -> rows.stream().noneMatch(row -> row.item().equals(Optional.of(item))))
                .sorted((a, b) -> Boolean.compare(needsSomebody(b), needsSomebody(a)))
                .forEach(item -> rows.add(row(Optional.of(item), Optional.empty())));
        return rows;
    }

    static boolean needsSomebody(QueueItem item) {
        return item.line().state() == OutboxState.BLOCKED || item.line().state() == OutboxState.CONFLICT
                || cannotBeAsked(item);
    }

    /** Only a person can find out whether it arrived. */
    static boolean cannotBeAsked(QueueItem item) {
        return item.line().state() == OutboxState.IN_DOUBT && item.line().reason().equals(Optional.of(Reason.CANNOT_BE_ASKED));
    }

    /** What left, the last first. */
    List<QueueRow> settled() {
        return record.queue().settled(session(), SETTLED).stream().map(item -> row(Optional.of(item), Optional.empty())).toList();
    }

    private QueueRow row(Optional<QueueItem> item, Optional<DocumentConflict> conflict) {
        Optional<DocumentId> id = conflict.map(DocumentConflict::ours).or(() -> item.flatMap(QueueItem::document));
        Optional<DocumentLine> document = id.flatMap(this::document);
        Optional<Followed> message = item.filter(each -> each.line().kind().equals(MESSAGE)).flatMap(this::message);
        Optional<PatientId> whose = message.flatMap(Followed::patient).or(() -> item.flatMap(QueueItem::patient)).or(() -> document.flatMap(DocumentLine::patient));
        return new QueueRow(item, conflict, whose.flatMap(this::patient), document,
                conflict.flatMap(DocumentConflict::theirsHere).flatMap(this::document), message);
    }

    /** Of a personal mailbox of somebody else nothing is said. */
    private Optional<Followed> message(QueueItem item) {
        try {
            return desk.mailDesk().map(mail -> mail.following().of(session(), new MessageId(item.line().subject())));
        } catch (MailRefusedException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<DocumentLine> document(DocumentId id) {
        try {
            return Optional.of(record.database().read(tx -> desk.documents().line(tx, id)));
        } catch (FilingException erased) {
            return Optional.empty();
        }
    }

    private Optional<Patient> patient(PatientId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id));
    }

    private Session session() {
        return desk.session();
    }
}
