package fr.havre.ui.patients;

import fr.havre.patients.PatientId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed and not saved when a sheet was closed, from unlock to lock: never on disk. On the FX thread.
 */
public final class Drafts {
    /**
     * One sheet's contents.
     *
     * @param version what the person was looking at; 0 for a new patient
     * @param base what was kept then
     * @param ins a number typed beside them
     */
    record Draft(int version, Fields base, Fields typed, String ins) {
        @Override public String toString() {
            return "Draft[" + version + "]";
        }
    }

    private final Map<Optional<PatientId>, Draft> kept = new HashMap<>();

    /** Replaces an older one; of a new patient there is one. */
    void keep(Optional<PatientId> patient, Draft draft) {
        kept.put(patient, draft);
    }

    Optional<Draft> of(Optional<PatientId> patient) {
        return Optional.ofNullable(kept.get(patient));
    }

    void forget(Optional<PatientId> patient) {
        kept.remove(patient);
    }

    /** How many wait to be taken up again. */
    public int count() {
        return kept.size();
    }
}
