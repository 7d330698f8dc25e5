package fr.havre.ui.patients;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Somebody else was quicker.
 *
 * @param who did it, as the practice knows them
 * @param both fields that both changed, each to something else
 * @param taken fields that only they changed: shown as they are now
 */
record Clash(String who, Instant at, List<Two> both, Set<Field> taken) {
    /** One field's two values. */
    record Two(Field field, String mine, String theirs) {
        @Override public String toString() {
            return "Two[" + field + "]";
        }
    }
}
