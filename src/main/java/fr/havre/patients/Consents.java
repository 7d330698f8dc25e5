package fr.havre.patients;

import fr.havre.access.Permission;
import fr.havre.access.Session;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.Consent.Subject;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What patients decided about the national record, each decision with its date and who recorded it.
 *
 * <p>The {@code require…} methods take a transaction of either compartment, so that a service asks in the very
 * transaction that would do the forbidden thing.
 */
public final class Consents {
    private static final String COLUMNS = "decision, decided_on, recorded_at, recorded_by";

    private final Database administrative;

    public Consents(Database administrative) {
        this.administrative = administrative;
    }

    /**
     * Records a decision; the earlier ones stay in the history.
     *
     * @throws PatientException {@code UNKNOWN_PATIENT}
     */
    public void record(Session session, PatientId patient, Decision decision, LocalDate decidedOn) {
        session.require(Permission.RECORD_CONSENT);
        administrative.write(tx -> {
            if (tx.number("SELECT count(*) FROM adm.patient WHERE id = ?", patient.value()) == 0) {
                throw new PatientException(PatientException.Code.UNKNOWN_PATIENT, patient);
            }
            tx.run("""
                    INSERT INTO adm.consent (patient, subject, decision, decided_on, recorded_at, recorded_by)
                    VALUES (?, ?, ?, ?, ?, ?)""", patient.value(), decision.subject(), decision, decidedOn.toString(),
                    tx.now(), session.person());
            tx.audit("consent." + decision.name(), patient.value());
            tx.announce(new PatientChanged(patient));
            return null;
        });
    }

    /** Every decision of one patient, newest first. */
    public List<Consent> history(Session session, PatientId patient) {
        session.require(Permission.FIND_PATIENT);
        return administrative.read(tx -> tx.list("SELECT " + COLUMNS
                + " FROM adm.consent WHERE patient = ? ORDER BY number DESC", Consents::consent, patient.value()));
    }

    /** The decision in force, where one was recorded. */
    public Optional<Consent> current(Transaction tx, PatientId patient, Subject subject) {
        return tx.first("SELECT " + COLUMNS + " FROM adm.consent WHERE patient = ? AND subject = ?"
                + " ORDER BY number DESC LIMIT 1", Consents::consent, patient.value(), subject);
    }

    /**
     * Goes on unless the patient objected to documents being sent to the national record.
     *
     * @throws ConsentException {@code OPPOSED_TO_FEEDING}
     */
    public void requireNotOpposed(Transaction tx, PatientId patient) {
        if (decision(tx, patient, Subject.FEEDING, Decision.INO) == Decision.IO) {
            throw new ConsentException(ConsentException.Code.OPPOSED_TO_FEEDING, patient);
        }
    }

    /**
     * Goes on if the record may be read by somebody of the patient's care team, whose consent is presumed.
     *
     * @throws ConsentException {@code CONSULTATION_REFUSED}
     */
    public void requireConsultationNotRefused(Transaction tx, PatientId patient) {
        if (consultationRefused(tx, patient)) {
            throw new ConsentException(ConsentException.Code.CONSULTATION_REFUSED, patient);
        }
    }

    /** The same as an answer, for what runs by itself and passes over them. */
    public boolean consultationRefused(Transaction tx, PatientId patient) {
        return decision(tx, patient, Subject.CONSULTATION, Decision.NA) == Decision.INC;
    }

    /**
     * Goes on if the record may be read by somebody outside the care team: only with an explicit consent.
     *
     * @throws ConsentException {@code CONSULTATION_REFUSED} or {@code CONSULTATION_NOT_ASKED}
     */
    public void requireConsultationConsented(Transaction tx, PatientId patient) {
        switch (decision(tx, patient, Subject.CONSULTATION, Decision.NA)) {
            case IC -> { }
            case INC -> throw new ConsentException(ConsentException.Code.CONSULTATION_REFUSED, patient);
            default -> throw new ConsentException(ConsentException.Code.CONSULTATION_NOT_ASKED, patient);
        }
    }

    private Decision decision(Transaction tx, PatientId patient, Subject subject, Decision otherwise) {
        return current(tx, patient, subject).map(Consent::decision).orElse(otherwise);
    }

    private static Consent consent(Row row) throws SQLException {
        return new Consent(row.constant("decision", Decision.class), LocalDate.parse(row.text("decided_on")),
                row.instant("recorded_at"), row.uuid("recorded_by"));
    }
}
