package fr.havre.sending;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.patients.Patient;
import fr.havre.record.RecordStanding;
import java.util.List;
import java.util.Optional;

/**
 * Where documents can go, and what is in the way of the rest.
 *
 * @param patient whose they are; empty if they are several people's, or nobody has said
 * @param documents what was asked about, each with its way to the record
 * @param mailboxes those letters can leave from, the person's own first
 * @param colleagues to whom the letters among them were written; then who was written to, or wrote, about this patient, the
 *     last one first
 * @param preselected how many of the colleagues are proposed: all that the letters were written to, nobody where these
 *     differ, the first one where there are none
 * @param toPatient the patient's address; empty without a qualified identity
 * @param recordConnected whether a record is set up: what is queued waits for it otherwise
 */
public record Proposal(Optional<Patient> patient, List<ToRecord> documents, List<Mailbox> mailboxes,
        List<Recipient> colleagues, int preselected, Optional<Recipient> toPatient, boolean recordConnected) {

    /**
     * One document on its way to the record.
     *
     * @param owner whose it is; empty if nobody has said
     * @param obstacles what is in the way
     * @param standing where it stands already
     */
    public record ToRecord(DocumentLine line, Optional<Patient> owner, List<RuntimeException> obstacles,
            Optional<RecordStanding> standing) {
        public ToRecord {
            obstacles = List.copyOf(obstacles);
        }

        /** Nothing is in the way, and it is neither there nor in the queue: what is blocked is the queue's matter. */
        public boolean goes() {
            return obstacles.isEmpty() && standingNow().isEmpty();
        }

        /** Where it stands, unless it was deleted there: then it can go again. */
        public Optional<RecordStanding> standingNow() {
            return standing.filter(each -> each.mark() != RecordStanding.Mark.WITHDRAWN);
        }
    }

    public Proposal {
        documents = List.copyOf(documents);
        mailboxes = List.copyOf(mailboxes);
        colleagues = List.copyOf(colleagues);
    }

    /** Those that would go to the record. */
    public List<DocumentId> going() {
        return documents.stream().filter(ToRecord::goes).map(each -> each.line().id()).toList();
    }

    /** Names nobody. */
    @Override public String toString() {
        return "Proposal[" + documents.size() + " documents, " + colleagues.size() + " colleagues]";
    }
}
