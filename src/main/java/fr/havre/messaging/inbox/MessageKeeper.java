package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.Documents;
import fr.havre.documents.FilingException;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.PreparedDocument;
import fr.havre.documents.PreparedFile;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Oddity;
import fr.havre.messaging.Signature;
import fr.havre.messaging.inbox.MessagePart.Outcome;
import fr.havre.messaging.inbox.PreparedMessage.File;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps a whole message: its words, its files as documents, where they belong, inside the pull's transaction. Filed where
 * every document names the same patient beyond doubt; else a person decides, and is told why.
 */
final class MessageKeeper {
    private final Documents documents;
    private final ContentStore contents;
    private final Patients patients;
    private final MessageRows rows;
    private final Arrival.Listener listener;

    MessageKeeper(Documents documents, ContentStore contents, Patients patients, MessageRows rows, Arrival.Listener listener) {
        this.documents = documents;
        this.contents = contents;
        this.patients = patients;
        this.rows = rows;
        this.listener = listener;
    }

    /** What its files came to. */
    private static final class Kept {
        private final Set<PatientId> filedFor = new java.util.LinkedHashSet<>();
        private final Set<TrayReason> waits = EnumSet.noneOf(TrayReason.class);
        private final List<DocumentId> documents = new ArrayList<>();
        private final List<DocumentRefusedException.Code> refused = new ArrayList<>();
        private int position;
    }

    /** Where it belongs. */
    private record Belongs(Optional<PatientId> patient, FilingState filing, Optional<TrayReason> reason) { }

    void keep(Transaction tx, PreparedMessage prepared) {
        Optional<Long> place = tx.first("SELECT place FROM clin.message WHERE id = ? AND keeping = 'LISTED'",
                row -> row.number("place"), prepared.id().value());
        if (place.isEmpty()) return;                                         // kept meanwhile by another pull
        rows.changing(tx, prepared.id(), () -> keep(tx, prepared, place.get()));
    }

    private void keep(Transaction tx, PreparedMessage prepared, long place) {
        MessageId id = prepared.id();
        Optional<ContentId> content = prepared.content().map(each -> contents.keep(tx, each));
        if (prepared.mail().isEmpty()) {
            tx.run("UPDATE clin.message SET keeping = 'REFUSED', refusal = ?, content = ? WHERE id = ?", prepared.refusal(),
                    content.map(ContentId::value), id.value());
            tx.audit("message.refused", id.value());
            return;
        }
        ReceivedMail mail = prepared.mail().get();
        Kept kept = new Kept();
        for (File each : prepared.files()) keep(tx, id, each, kept);
        Belongs belongs = belongs(tx, id, mail, kept);
        Set<Oddity> oddities = EnumSet.copyOf(mail.oddities().isEmpty() ? EnumSet.noneOf(Oddity.class) : mail.oddities());
        if (saysItReplaces(mail) && kept.documents.stream().allMatch(each -> documents.versions(tx, each).size() == 1)) {
            oddities.add(Oddity.REPLACES_UNKNOWN);
        }
        update(tx, id, mail, oddities, content, belongs, prepared.files().size());
        tx.run("INSERT INTO clin.message_text (place, text) VALUES (?, ?)", place, mail.text());
        UUID[] subjects = belongs.patient().map(each -> new UUID[] {id.value(), each.value()})
                .orElseGet(() -> new UUID[] {id.value()});
        tx.audit("message.received", subjects);
        listener.arrived(tx, new Arrival(id, prepared.mailbox(), mail, belongs.patient(), belongs.filing(), belongs.reason(),
                kept.documents, kept.refused));
    }

    private static boolean saysItReplaces(ReceivedMail mail) {
        return mail.kind() == ReceivedMail.Kind.DOCUMENTS
                && mail.subject().toLowerCase(Locale.FRENCH).contains("[annule et remplace]");
    }

    private static void update(Transaction tx, MessageId id, ReceivedMail mail, Set<Oddity> oddities,
            Optional<ContentId> content, Belongs belongs, int files) {
        tx.run("""
                UPDATE clin.message
                   SET keeping = 'KEPT', content = ?, kind = ?, lane = ?, oddities = trim(oddities || ' ' || ?), signature = ?, signer = ?,
                       receipt_to = ?, report = ?, last_word = ?, attachments = ?, patient = ?, filing = ?, filing_reason = ?,
                       about = (SELECT m.id FROM clin.message m WHERE m.message_id = ? AND m.outgoing = 1)
                 WHERE id = ?""",
                content.map(ContentId::value), mail.kind(), Lane.of(mail),
                oddities.stream().map(Oddity::name).sorted().collect(Collectors.joining(" ")),
                mail.signature().map(Signature::state), mail.signature().map(Signature::signer), mail.receiptTo(),
                mail.report(), mail.lastWord(), files, belongs.patient().map(PatientId::value), belongs.filing(),
                belongs.reason(), mail.about(), id.value());
    }

    private void keep(Transaction tx, MessageId id, File file, Kept kept) {
        if (file.copy()) {
            part(tx, id, kept, file, Outcome.COPY, Optional.empty(), Optional.empty());
        } else if (file.prepared().isEmpty()) {
            kept.refused.add(file.refusal().orElseThrow());
            part(tx, id, kept, file, Outcome.REFUSED, Optional.empty(), file.refusal().map(Enum::name));
        } else if (!file.prepared().get().archive()) {
            document(tx, id, kept, file, Optional.empty(), file.prepared().get().parts().getFirst());
        } else {
            Optional<Integer> within = Optional.of(kept.position);
            part(tx, id, kept, file, Outcome.ARCHIVE, Optional.empty(), Optional.empty());
            for (PreparedFile.Part each : file.prepared().get().parts()) document(tx, id, kept, file, within, each);
        }
    }

    private void document(Transaction tx, MessageId id, Kept kept, File file, Optional<Integer> within,
            PreparedFile.Part part) {
        String name = within.isPresent() ? part.name() : file.name();
        if (part.document().isEmpty()) {
            kept.refused.add(part.refusal().orElseThrow());
            part(tx, id, kept.position++, within, name, part.mimeType(), part.sizeBytes(), Optional.empty(), Outcome.REFUSED,
                    part.refusal().map(Enum::name));
            return;
        }
        PreparedDocument document = part.document().get();
        int position = kept.position++;
        switch (documents.keep(tx, document)) {
            case ImportOutcome.Imported imported -> filed(kept, imported.document(), imported.patient(), done ->
                    part(tx, id, position, within, name, part.mimeType(), part.sizeBytes(), Optional.of(done), Outcome.FILED,
                            Optional.empty()));
            case ImportOutcome.AlreadyThere there when there.patient().isPresent() -> filed(kept, there.document(),
                    there.patient().get(), done -> part(tx, id, position, within, name, part.mimeType(), part.sizeBytes(),
                            Optional.of(done), Outcome.FILED, Optional.empty()));
            case ImportOutcome.AlreadyThere there -> waits(tx, id, kept, position, within, name, part, there.document(),
                    reason(tx, document, there.document()));
            case ImportOutcome.NeedsPatient needs -> waits(tx, id, kept, position, within, name, part, needs.document(),
                    reason(tx, document, needs.document()));
            case ImportOutcome.Refused refused -> elsewhere(tx, id, kept, position, within, name, part, refused.reason());
            case ImportOutcome.Unpacked _ -> throw new IllegalStateException("one document was kept");
        }
    }

    private static void filed(Kept kept, DocumentId document, PatientId patient, java.util.function.Consumer<DocumentId> row) {
        kept.filedFor.add(patient);
        kept.documents.add(document);
        row.accept(document);
    }

    private static void waits(Transaction tx, MessageId id, Kept kept, int position, Optional<Integer> within, String name,
            PreparedFile.Part part, DocumentId document, TrayReason reason) {
        kept.waits.add(reason);
        kept.documents.add(document);
        part(tx, id, position, within, name, part.mimeType(), part.sizeBytes(), Optional.of(document), Outcome.TRAY,
                Optional.of(reason.name()));
    }

    /** The very same document is in another file than the one it names: nothing of it is kept again. */
    private static void elsewhere(Transaction tx, MessageId id, Kept kept, int position, Optional<Integer> within, String name,
            PreparedFile.Part part, RuntimeException reason) {
        if (!(reason instanceof FilingException)) throw reason;
        kept.waits.add(TrayReason.IN_ANOTHER_FILE);
        part(tx, id, position, within, name, part.mimeType(), part.sizeBytes(), Optional.empty(), Outcome.TRAY,
                Optional.of(TrayReason.IN_ANOTHER_FILE.name()));
    }

    private TrayReason reason(Transaction tx, PreparedDocument document, DocumentId kept) {
        if (document.metadata().patient().isEmpty()) return TrayReason.NO_IDENTITY;
        return documents.candidates(tx, kept).isEmpty() ? TrayReason.UNKNOWN_PATIENT : TrayReason.NOT_CERTAIN;
    }

    private static void part(Transaction tx, MessageId id, Kept kept, File file, Outcome outcome, Optional<DocumentId> document,
            Optional<String> code) {
        part(tx, id, kept.position++, Optional.empty(), file.name(), file.type(), file.sizeBytes(), document, outcome, code);
    }

    private static void part(Transaction tx, MessageId id, int position, Optional<Integer> within, String name, String type,
            long size, Optional<DocumentId> document, Outcome outcome, Optional<String> code) {
        tx.run("""
                INSERT INTO clin.message_part (message, position, within, name, type, size, document, outcome, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", id.value(), position, within, name, type, size,
                document.map(DocumentId::value), outcome, code);
    }

    private Belongs belongs(Transaction tx, MessageId id, ReceivedMail mail, Kept kept) {
        Optional<PatientId> writer = writer(tx, mail);
        Optional<PatientId> one = kept.filedFor.size() == 1 ? Optional.of(kept.filedFor.iterator().next()) : Optional.empty();
        if (kept.filedFor.size() > 1) return tray(Optional.empty(), TrayReason.SEVERAL_PATIENTS);
        if (!kept.waits.isEmpty()) {
            return writer.isPresent() && kept.filedFor.isEmpty() ? tray(writer, TrayReason.SENT_BY_PATIENT)
                    : tray(one, kept.waits.iterator().next());
        }
        if (one.isPresent()) return new Belongs(one, FilingState.FILED, Optional.empty());
        if (!kept.refused.isEmpty()) return tray(writer, TrayReason.NOTHING_READABLE);
        Optional<PatientId> patient = writer.or(() -> ofExchange(tx, id, mail));
        return new Belongs(patient, FilingState.NONE, Optional.empty());
    }

    private static Belongs tray(Optional<PatientId> patient, TrayReason reason) {
        return new Belongs(patient, FilingState.TRAY, Optional.of(reason));
    }

    /** A patient's address is their number. */
    private Optional<PatientId> writer(Transaction tx, ReceivedMail mail) {
        Optional<MailAddress> from = MailAddress.parse(mail.from()).filter(MailAddress::isPatient);
        if (from.isEmpty()) return Optional.empty();
        List<Patient> found = patients.withNumber(tx, from.get().name().toUpperCase(Locale.ROOT));
        return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
    }

    /** Of an answer: the patient of what we had written to this very sender. */
    private static Optional<PatientId> ofExchange(Transaction tx, MessageId id, ReceivedMail mail) {
        List<PatientId> about = tx.list("""
                SELECT DISTINCT o.patient FROM clin.message m JOIN clin.message o ON o.thread = m.thread
                  JOIN clin.message_recipient r ON r.message = o.id
                 WHERE m.id = ? AND o.outgoing = 1 AND o.patient IS NOT NULL AND lower(r.address) = lower(?)""",
                row -> new PatientId(row.uuid("patient")), id.value(), mail.from());
        return about.size() == 1 ? Optional.of(about.getFirst()) : Optional.empty();
    }
}
