package fr.havre.admissions;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps pieces that are clinical documents in step with them, for a session that holds the clinical key: a scan that was filed
 * becomes the document it is; what was erased, or is in another patient's file now, is missing again. Done again after a crash, it
 * does the rest.
 *
 * <p>Threads: any; a transaction of the administrative compartment that reads the clinical one, some milliseconds.
 */
public final class AdmissionUpkeep {
    /** Of an admission's own patient. */
    private static final String THEIRS = """
            (SELECT d.id FROM clin.document d JOIN adm.admission a ON a.id = p.admission AND a.patient = d.patient)""";
    private static final String SCANS = """
            (SELECT l.id FROM clin.letter l JOIN clin.document d ON d.id = l.document
               JOIN adm.admission a ON a.id = p.admission AND a.patient = d.patient)""";
    private static final String OTHERS_SCANS = """
            (SELECT l.id FROM clin.letter l LEFT JOIN clin.document d ON d.id = l.document
               JOIN adm.admission a ON a.id = p.admission
              WHERE d.id IS NULL OR (d.patient IS NOT NULL AND d.patient <> a.patient))""";
    private static final String SUBMITTED_SCANS = """
            (SELECT l.id FROM clin.letter l JOIN clin.document d ON d.id = l.document
               JOIN adm.submission s ON s.id = p.submission JOIN adm.admission a ON a.id = s.admission AND a.patient = d.patient)""";
    private static final String TAKEN_AS = "(SELECT l.document FROM clin.letter l WHERE l.id = p.scan)";

    private AdmissionUpkeep() { }

    /**
     * Looks at every piece.
     *
     * @return how many changed
     */
    public static int run(Database administrative) {
        if (administrative.read(AdmissionUpkeep::nothingToDo)) return 0;
        return administrative.write(tx -> {
            List<AdmissionId> changed = new ArrayList<>();
            changed.addAll(update(tx, "document = " + TAKEN_AS + ", compartment = 2, scan = NULL", "scan IN " + SCANS));
            changed.addAll(update(tx, "scan = NULL, received_at = NULL", "scan IN " + OTHERS_SCANS));
            changed.addAll(update(tx, "document = NULL, compartment = NULL, received_at = NULL, valid_until = NULL",
                    "compartment = 2 AND document NOT IN " + THEIRS));
            changed.addAll(tx.list("DELETE FROM adm.admission_signature AS p WHERE compartment = 2 AND document NOT IN " + THEIRS
                    + " RETURNING admission", AdmissionUpkeep::changed));
            submitted(tx);
            changed.stream().distinct().forEach(each -> tell(tx, each));
            return changed.size();
        });
    }

    /** What is to be sent is what the scans became. */
    private static void submitted(Transaction tx) {
        tx.run("""
                UPDATE adm.submission_piece AS p SET document = (SELECT l.document FROM clin.letter l WHERE l.id = p.scan),
                       compartment = 2, scan = NULL
                 WHERE p.scan IN\s""" + SUBMITTED_SCANS);
    }

    /** Looked at first without writing: nearly always there is nothing. */
    private static boolean nothingToDo(Transaction tx) {
        return tx.number("SELECT EXISTS (SELECT 1 FROM adm.admission_piece AS p WHERE p.scan IN " + SCANS + " OR p.scan IN "
                + OTHERS_SCANS + " OR (p.compartment = 2 AND p.document NOT IN " + THEIRS + "))"
                + " OR EXISTS (SELECT 1 FROM adm.admission_signature AS p WHERE p.compartment = 2 AND p.document NOT IN " + THEIRS
                + ") OR EXISTS (SELECT 1 FROM adm.submission_piece AS p WHERE p.scan IN " + SUBMITTED_SCANS + ")") == 0;
    }

    private static List<AdmissionId> update(Transaction tx, String what, String which) {
        return tx.list("UPDATE adm.admission_piece AS p SET " + what + " WHERE " + which + " RETURNING admission",
                AdmissionUpkeep::changed);
    }

    private static AdmissionId changed(Row row) throws SQLException {
        return new AdmissionId(row.uuid("admission"));
    }

    private static void tell(Transaction tx, AdmissionId id) {
        PatientId patient = tx.first("SELECT patient FROM adm.admission WHERE id = ?", row -> new PatientId(row.uuid("patient")),
                id.value()).orElseThrow();
        tx.audit("admission.pieces-followed", id.value(), patient.value());
        tx.announce(new AdmissionChanged(id, patient));
    }
}
