package fr.havre.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a mailbox just before something is sent to it.
 *
 * @param asOf when the directory last said so
 * @param why the directory could not be asked, with {@code NOT_CHECKED}
 * @param mostBytes the largest message it takes, as it travels, where known
 */
public record AddressCheck(State state, Optional<Instant> asOf, Optional<DirectoryException.Code> why,
        OptionalLong mostBytes) {
    public enum State {
        /** In the directory, as of {@link AddressCheck#asOf()}. */
        LISTED,
        /** It was there and is not any more: the mailbox was closed or changed. */
        GONE,
        /** The directory does not show it: red-listed, new, or mistyped. */
        NOT_LISTED,
        /** Nothing recent is known, and the directory could not be asked. */
        NOT_CHECKED,
        /** A patient's: no directory is asked about it. */
        PATIENT
    }
}
