package fr.havre.record;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.List;

/** Who comes soon: their record is looked at ahead of the visit, as if somebody had opened it. */
@FunctionalInterface
public interface ExpectedPatients {
    /** The soonest first. Inside a reading transaction of the clinical compartment. */
    List<PatientId> soon(Transaction tx);
}
