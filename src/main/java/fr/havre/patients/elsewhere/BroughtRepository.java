package fr.havre.patients.elsewhere;

import fr.havre.patients.Patient.Contact;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code adm.patient_brought}: what another program's list said last of a patient who is here. */
final class BroughtRepository {
    private BroughtRepository() { }

    /** Who came under this identifier of another program. */
    static Optional<PatientId> patient(Transaction tx, String identifier) {
        return tx.first("SELECT patient FROM adm.patient_brought WHERE identifier = ?", row -> new PatientId(row.uuid("patient")),
                identifier);
    }

    /** What was taken from that program before. */
    static Contact last(Transaction tx, PatientId patient, String identifier) {
        return tx.first("SELECT phone, address, email FROM adm.patient_brought WHERE patient = ? AND identifier = ?",
                row -> new Contact(row.optionalText("phone"), row.optionalText("address"), row.optionalText("email")),
                patient.value(), identifier).orElse(Contact.NONE);
    }

    /** @param identifier empty where the list has none */
    static void keep(Transaction tx, PatientId patient, String identifier, Contact taken, UUID person) {
        if (!identifier.isEmpty()) {
            tx.run("DELETE FROM adm.patient_brought WHERE identifier = ? AND patient <> ?", identifier, patient.value());
        }
        tx.run("""
                INSERT INTO adm.patient_brought (patient, identifier, phone, address, email, brought_at, brought_by)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (patient, identifier) DO UPDATE SET phone = excluded.phone, address = excluded.address,
                       email = excluded.email, brought_at = excluded.brought_at, brought_by = excluded.brought_by""", patient.value(),
                identifier, taken.phone(), taken.address(), taken.email(), tx.now(), person);
    }
}
