package fr.havre.ui.agenda;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the national record of who comes was looked at ahead of the visit.
 *
 * @param at when it was last looked at; there for {@code READY}
 */
record Readiness(State state, Optional<Instant> at) {
    /** How far it is. */
    enum State { READY, NOT_YET, UNREACHABLE, NO_RECORD, NOT_QUALIFIED, REFUSED }

    static Readiness of(State state) {
        return new Readiness(state, Optional.empty());
    }
}
