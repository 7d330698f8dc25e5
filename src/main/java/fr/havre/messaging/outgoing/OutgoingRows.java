package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Attachment;
import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MessageRows;
import fr.havre.patients.PatientId;
import fr.havre.sync.Outbox;
import fr.havre.vault.Uuids;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.content.ContentStore;
import fr.havre.vault.db.Transaction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Queues a frozen message: its row, its recipients, its files, its words in the index, its item of the outbox. */
final class OutgoingRows {
    private static final Set<ReceivedMail.Kind> REPORTS = EnumSet.of(ReceivedMail.Kind.RECEIPT, ReceivedMail.Kind.BOUNCE,
            ReceivedMail.Kind.INTEGRATION_ERROR);
    private static final String PDF = "application/pdf";

    private final ContentStore contents;
    private final MessageRows rows;
    private final Outbox outbox;

    OutgoingRows(ContentStore contents, MessageRows rows, Outbox outbox) {
        this.contents = contents;
        this.rows = rows;
        this.outbox = outbox;
    }

    /** Everything about it but the draft it comes from. */
    void queue(Transaction tx, FrozenLetter letter, Instant notBefore, OptionalInt remindAfter) {
        ContentId content = contents.keep(tx, letter.content());
        long place = MessageRows.place(tx, tx.now());
        UUID thread = MessageRows.thread(tx, letter.id(), letter.written().id(), letter.references());
        message(tx, letter, place, thread, content);
        tx.run("INSERT INTO clin.message_text (place, text) VALUES (?, ?)", place, letter.read().text());
        state(tx, letter, notBefore, remindAfter);
        int position = 0;
        for (Recipient each : letter.recipients()) {
            tx.run("INSERT INTO clin.message_recipient (message, position, address, name) VALUES (?, ?, ?, ?)",
                    letter.id().value(), position++, each.address().value(), each.name());
        }
        parts(tx, letter);
        rows.index(tx, place);
        outbox.add(tx, OutgoingRepository.KIND, letter.id().value(), 1, Uuids.bytes(OutgoingRepository.instance(tx)),
                letter.id().value(), notBefore);
    }

    private static void message(Transaction tx, FrozenLetter letter, long place, UUID thread, ContentId content) {
        tx.run("""
                INSERT INTO clin.message (place, id, mailbox, outgoing, message_id, thread, kind, lane, sender, sender_name,
                       subject, written_at, arrived_at, size, attachments, keeping, content, oddities, patient, filing, read_at,
                       last_word)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'KEPT', ?, '', ?, ?, ?, ?)""",
                place, letter.id().value(), letter.mailbox().id().value(), letter.written().id(), thread, letter.read().kind(),
                lane(letter), letter.written().from().value(), letter.senderName(), letter.read().subject(), tx.now(), tx.now(),
                (long) letter.written().bytes().length, letter.read().attachments().size(), content.value(),
                letter.patient().map(PatientId::value), letter.patient().isPresent() ? "FILED" : "NONE", tx.now(),
                letter.lastWord());
    }

    private static Lane lane(FrozenLetter letter) {
        if (REPORTS.contains(letter.read().kind())) return Lane.MACHINE;
        boolean patient = letter.recipients().stream().map(Recipient::address).anyMatch(MailAddress::isPatient);
        return patient ? Lane.PATIENT : Lane.PROFESSIONAL;
    }

    private static void state(Transaction tx, FrozenLetter letter, Instant notBefore, OptionalInt remindAfter) {
        MessageState state = notBefore.isAfter(tx.now()) ? MessageState.HELD : MessageState.QUEUED;
        Optional<Instant> remind = remindAfter.isPresent()
                ? Optional.of(tx.now().plus(java.time.Duration.ofDays(remindAfter.getAsInt()))) : Optional.empty();
        tx.run("UPDATE clin.message SET written_by = ?, receipt_wanted = ?, remind_at = ? WHERE id = ?", letter.person(),
                letter.receipt(), remind, letter.id().value());
        tx.run("UPDATE clin.message SET state = ?, state_at = ? WHERE id = ?", state, tx.now(), letter.id().value());
        tx.run("INSERT INTO clin.message_event (message, at, person, what, code) VALUES (?, ?, ?, 'STATE', ?)",
                letter.id().value(), tx.now(), letter.person(), state);
        tx.announce(new MessageMoved(letter.id(), state));
    }

    /** The readable files show the documents, one by one. */
    private static void parts(Transaction tx, FrozenLetter letter) {
        List<Attachment> files = letter.read().attachments();
        int shown = 0;
        for (int i = 0; i < files.size(); i++) {
            boolean readable = files.get(i).mimeType().equalsIgnoreCase(PDF) && shown < letter.documents().size();
            Optional<DocumentId> document = readable ? Optional.of(letter.documents().get(shown++)) : Optional.empty();
            tx.run("""
                    INSERT INTO clin.message_part (message, position, name, type, size, document, outcome)
                    VALUES (?, ?, ?, ?, ?, ?, 'SENT')""", letter.id().value(), i, files.get(i).name(),
                    files.get(i).mimeType(), files.get(i).source().size(), document.map(DocumentId::value));
        }
    }
}
