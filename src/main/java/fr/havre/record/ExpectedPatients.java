package fr.havre.record;

import fr.havre.patients.PatientId;
import fr.havre.vault.db.Transaction;
import java.util.Map;
import java.util.UUID;

/** Who comes soon: their record is looked at ahead of the visit. */
@FunctionalInterface
public interface ExpectedPatients {
    /** Each with the id of the appointment they come for, the soonest first. Inside a transaction of the clinical compartment. */
    Map<PatientId, UUID> soon(Transaction tx);
}
