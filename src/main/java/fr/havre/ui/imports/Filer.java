package fr.havre.ui.imports;

import fr.havre.documents.Description;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.patients.PatientId;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Letterbox;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files what a person has decided about, queues it for the record, takes both back. Off the FX thread. */
final class Filer {
    /** One decision, as it was when it was made. */
    record Order(Incoming incoming, Reading reading, ImportWish wish, boolean send, boolean handOver) { }

    private final Desk desk;
    private final InstantSource time;

    Filer(Desk desk, InstantSource time) {
        this.desk = desk;
        this.time = time;
    }

    /**
     * Keeps and files; a document of an archive that is refused does not stop the others.
     *
     * @throws RuntimeException the refusal, if nothing at all was kept
     */
    Filed file(Order order) {
        if (order.handOver()) return handedOver(order);
        List<DocumentId> created = new ArrayList<>();
        List<DocumentId> already = new ArrayList<>();
        List<RuntimeException> refused = new ArrayList<>();
        switch (order.incoming()) {
            case Incoming.Kept kept -> assign(kept.document(), order.wish(), created, already);
            case Incoming.OfFile file -> sort(documents().importFile(desk.session(), file.path(), order.wish()), created,
                    already, refused);
            case Incoming.Pasted pasted -> sort(documents().importDocument(desk.session(),
                    DocumentSource.of(pasted.bytes()), new Origin(Origin.Kind.FILE, time.instant(),
                            pasted.name(), Optional.empty()), order.wish()), created, already, refused);
        }
        if (created.isEmpty() && already.isEmpty() && !refused.isEmpty()) throw refused.getFirst();
        Filed kept = new Filed(created, already, 0, refused.stream().findFirst().map(each -> each), false);
        return order.send() ? sent(kept) : kept;
    }

    private Filed handedOver(Order order) {
        desk.scans().put(desk.session(), new Reader(desk).source(order.incoming()), order.incoming().name(), order.wish().patient(),
                order.wish().type(), Letterbox.With.NOTHING);
        return Filed.HANDED_OVER;
    }

    /** What would keep it out of the record, as it stands; nothing if this person sends nothing anyway. */
    List<RuntimeException> obstacles(Order order) {
        return desk.recordDesk().map(record -> record.publishing().obstacles(desk.session(),
                order.wish().patient().orElseThrow(), order.reading().examined().recognised().format(),
                order.reading().examined().completedBy(order.wish()), order.reading().sizeBytes())).orElse(List.of());
    }

    private Documents documents() {
        return desk.documents();
    }

    /** Only what is nobody's: what another line, or somebody else, has filed meanwhile is not moved. */
    private void assign(DocumentId document, ImportWish wish, List<DocumentId> created, List<DocumentId> already) {
        Optional<PatientId> owner = documents().line(desk.session(), document).patient();
        if (owner.isPresent() && !owner.equals(wish.patient())) {
            throw new FilingException(FilingException.Code.OTHER_PATIENT, document.toString());
        }
        if (owner.isPresent()) {
            already.add(document);
            return;
        }
        documents().describe(desk.session(), document, new Description(wish.type(), wish.date(), wish.title()));
        DocumentId filed = documents().assign(desk.session(), document, wish.patient().orElseThrow(), wish.whateverItNames());
        (filed.equals(document) ? created : already).add(filed);
    }

    private static void sort(ImportOutcome outcome, List<DocumentId> created, List<DocumentId> already,
            List<RuntimeException> refused) {
        switch (outcome) {
            case ImportOutcome.Imported imported -> created.add(imported.document());
            case ImportOutcome.AlreadyThere there -> already.add(there.document());
            case ImportOutcome.NeedsPatient waiting -> created.add(waiting.document());
            case ImportOutcome.Refused no -> refused.add(no.reason());
            case ImportOutcome.Unpacked archive -> archive.documents().forEach(each -> sort(each, created, already, refused));
        }
    }

    private Filed sent(Filed kept) {
        Optional<RecordDesk> record = desk.recordDesk();
        if (record.isEmpty()) return kept;
        int queued = 0;
        Optional<Exception> notSent = kept.notSent();
        for (DocumentId each : kept.documents()) {
            try {
                record.get().publishing().request(desk.session(), each);
                queued++;
            } catch (RuntimeException e) {
                if (notSent.isEmpty()) notSent = Optional.of(e);
            }
        }
        if (queued > 0) record.get().scheduler().wake();
        return new Filed(kept.created(), kept.already(), queued, notSent, false);
    }

    /**
     * Takes documents out of their patient's file: cancelled where they still wait to be sent, then nobody's, and kept.
     *
     * @return those that stay where they are, and why: what may have left is in the record
     */
    Map<DocumentId, RuntimeException> takeBack(List<DocumentId> filed) {
        Map<DocumentId, RuntimeException> stay = new LinkedHashMap<>();
        for (DocumentId each : filed) {
            try {
                desk.recordDesk().ifPresent(record -> cancel(record, each));
                documents().unassign(desk.session(), each);
            } catch (RuntimeException e) {
                stay.put(each, e);
            }
        }
        return stay;
    }

    private void cancel(RecordDesk record, DocumentId document) {
        for (OutboxLine line : record.publishing().linesOf(desk.session(), document)) {
            if (line.state() != OutboxState.CANCELLED) record.queue().cancel(desk.session(), line.id());
        }
    }
}
