package fr.havre.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Does this patient have a record, and is it open (TD0.2). Identity traits that come back are not kept and not shown
 * (RG_0320).
 */
public record RecordStatus(State state, Optional<Closing> closing, Optional<Boolean> linkedToMonEspaceSante,
        Optional<Boolean> treatingDoctor) {

    public enum State { NONE, OPEN, CLOSED }

    /** When and why a record was closed, as far as the server says; the words are its own. */
    public record Closing(Optional<Instant> at, Optional<String> reasonCode, Optional<String> words) { }

    public static RecordStatus none() {
        return new RecordStatus(State.NONE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
