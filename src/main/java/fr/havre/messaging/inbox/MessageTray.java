package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import fr.havre.documents.Documents;
import fr.havre.documents.Origin;
import fr.havre.messaging.MessageId;
import fr.havre.messaging.inbox.InboxException.Code;
import fr.havre.messaging.inbox.MessageEvent.What;
import fr.havre.messaging.inbox.MessagePart.Outcome;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person's decisions about what a message carries, each in one transaction with the documents'. */
final class MessageTray {
    private final Documents documents;
    private final MessageRows rows;

    MessageTray(Documents documents) {
        this.documents = documents;
        this.rows = new MessageRows(documents.clinicalIndex());
    }

    List<Match.Candidate> candidates(Transaction tx, MessageLine line) {
        Map<PatientId, Match.Candidate> all = new LinkedHashMap<>();
        line.patient().ifPresent(each -> all.put(each, new Match.Candidate(each, Set.of())));
        for (MessagePart part : MessageRepository.parts(tx, line.id())) {
            if (part.document().isEmpty()) continue;
            Optional<PatientId> filed = documents.line(tx, part.document().get()).patient();
            if (filed.isPresent()) all.putIfAbsent(filed.get(), new Match.Candidate(filed.get(), Set.of()));
            else documents.candidates(tx, part.document().get()).forEach(each -> all.putIfAbsent(each.patient(), each));
        }
        return List.copyOf(all.values());
    }

    void file(Transaction tx, UUID person, MessageLine line, PatientId patient, boolean whateverItNames) {
        for (MessagePart part : MessageRepository.parts(tx, line.id())) {
            if (part.document().isEmpty() || part.outcome() == Outcome.SENT) continue;
            DocumentId kept = documents.assign(tx, part.document().get(), patient, whateverItNames);
            filed(tx, kept);
        }
        patient(tx, line.id(), Optional.of(patient), FilingState.FILED, Optional.empty());
        MessageRows.event(tx, line.id(), Optional.of(person), What.FILED, Optional.empty(), Optional.empty());
        tx.audit("message.filed", line.id().value(), patient.value());
    }

    /** Of every message that carries it. */
    private static void filed(Transaction tx, DocumentId document) {
        tx.run("UPDATE clin.message_part SET outcome = 'FILED', code = NULL WHERE document = ? AND outcome <> 'SENT'",
                document.value());
    }

    void leave(Transaction tx, UUID person, MessageLine line) {
        if (line.filing() != FilingState.TRAY) throw new InboxException(Code.NOTHING_TO_FILE, line.id());
        patient(tx, line.id(), line.patient(), FilingState.NONE, Optional.empty());
        MessageRows.event(tx, line.id(), Optional.of(person), What.LEFT_UNFILED, Optional.empty(), Optional.empty());
        tx.audit("message.left-unfiled", line.id().value());
    }

    void unfile(Transaction tx, UUID person, MessageLine line) {
        if (line.filing() != FilingState.FILED) throw new InboxException(Code.NOTHING_TO_FILE, line.id());
        boolean waits = false;
        for (MessagePart part : MessageRepository.parts(tx, line.id())) {
            if (part.outcome() != Outcome.FILED || part.document().isEmpty()) continue;
            if (!documents.line(tx, part.document().get()).origins().equals(Set.of(Origin.Kind.MESSAGE))) continue;  // was here
            waits = true;
            documents.unassign(tx, part.document().get());
            tx.run("UPDATE clin.message_part SET outcome = 'TRAY', code = ? WHERE document = ?", TrayReason.NOT_CERTAIN,
                    part.document().get().value());
        }
        patient(tx, line.id(), Optional.empty(), waits ? FilingState.TRAY : FilingState.NONE,
                waits ? Optional.of(TrayReason.NOT_CERTAIN) : Optional.empty());
        MessageRows.event(tx, line.id(), Optional.of(person), What.LEFT_UNFILED, Optional.empty(), Optional.empty());
        tx.audit("message.unfiled", Inbox.subjects(line));
    }

    private void patient(Transaction tx, MessageId id, Optional<PatientId> patient, FilingState filing,
            Optional<TrayReason> reason) {
        rows.changing(tx, id, () -> tx.run(
                "UPDATE clin.message SET patient = ?, filing = ?, filing_reason = ? WHERE id = ?",
                patient.map(PatientId::value), filing, reason, id.value()));
    }
}
