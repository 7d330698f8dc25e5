package fr.havre.sending;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What went on paper: noted by a person, listed with what went by mail and to the record.
 *
 * <p>Threads: any but the FX thread.
 */
public final class PaperPost {
    private static final int LONGEST_NAME = 200;
    private static final String SENT = "SELECT p.id, p.document, p.recipient, p.on_day, p.person, p.at FROM clin.paper_sent p ";

    private final Database clinical;
    private final Documents documents;

    public PaperPost(Database clinical, Documents documents) {
        this.clinical = clinical;
        this.documents = documents;
    }

    /**
     * Notes that a clinical document left on paper.
     *
     * @param on that day; the day after the clock's in UTC is the last that can be, since it may be tomorrow there already
     * @throws SendingException {@code PAPER_TO_NOBODY}, {@code PAPER_DAY}
     * @throws fr.havre.access.AccessDeniedException without {@code EXPORT_DOCUMENT}: what is printed has left the vault
     * @throws fr.havre.documents.FilingException {@code UNKNOWN_DOCUMENT}
     */
    public PaperSent note(Session session, DocumentId document, String to, LocalDate on) {
        session.require(Permission.EXPORT_DOCUMENT);
        String name = to.replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw new SendingException(SendingException.Code.PAPER_TO_NOBODY);
        DocumentLine line = documents.line(session, document);
        if (line.compartment() != Compartment.CLINICAL) throw new SendingException(SendingException.Code.PAPER_NOT_CLINICAL);
        return clinical.write(tx -> {
            if (on.isAfter(LocalDate.ofInstant(tx.now(), ZoneOffset.UTC).plusDays(1))) {
                throw new SendingException(SendingException.Code.PAPER_DAY);
            }
            PaperSent sent = new PaperSent(tx.newId(), document, name, on, session.person(),
                    tx.now().truncatedTo(ChronoUnit.MILLIS));
            tx.run("""
                    INSERT INTO clin.paper_sent (id, document, recipient, on_day, person, at) VALUES (?, ?, ?, ?, ?, ?)""",
                    sent.id(), document.value(), name, on.toString(), session.person(), sent.notedAt());
            tx.audit("document.posted", subjects(document, line.patient()));
            return sent;
        });
    }

    /** It was noted by mistake; harmless when it is gone already. */
    public void forget(Session session, PaperSent sent) {
        session.require(Permission.EXPORT_DOCUMENT);
        clinical.write(tx -> {
            tx.run("DELETE FROM clin.paper_sent WHERE id = ?", sent.id());
            tx.audit("document.not_posted", sent.document().value());
            return null;
        });
    }

    private static UUID[] subjects(DocumentId document, Optional<PatientId> patient) {
        return patient.map(whose -> new UUID[] {document.value(), whose.value()}).orElseGet(() -> new UUID[] {document.value()});
    }

    /** Of the documents that are this patient's now; the latest first. */
    public List<PaperSent> ofPatient(Session session, PatientId patient) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> tx.list(SENT + """
                  JOIN clin.document d ON d.id = p.document
                 WHERE d.patient = ? ORDER BY p.on_day DESC, p.id DESC""", PaperPost::sent, patient.value()));
    }

    /** The latest first. */
    public List<PaperSent> ofDocument(Session session, DocumentId document) {
        session.require(Permission.READ_DOCUMENT);
        return clinical.read(tx -> ofDocument(tx, document));
    }

    private static List<PaperSent> ofDocument(Transaction tx, DocumentId document) {
        return tx.list(SENT + "WHERE p.document = ? ORDER BY p.on_day DESC, p.id DESC", PaperPost::sent, document.value());
    }

    private static PaperSent sent(Row row) throws SQLException {
        return new PaperSent(row.uuid("id"), new DocumentId(row.uuid("document")), row.text("recipient"),
                LocalDate.parse(row.text("on_day")), row.uuid("person"), row.instant("at"));
    }
}
