package fr.havre.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of an answer: an entry and one of its mailboxes.
 *
 * @param address empty for who has none
 * @param asOf when the directory said so; empty for what the practice says itself
 * @param uses how often this practice has written to it
 */
public record Hit(Entry entry, Optional<SecureAddress> address, Source source, Optional<Instant> asOf, long uses) {
    /** Where it comes from. */
    public enum Source {
        /** The practice's own address book. */
        CONTACT,
        /** The national directory, now or as kept. */
        DIRECTORY,
        /** Written to before; the directory's words about it are too old to be kept. */
        USED
    }

    public String place() {
        return address.map(entry::placeOf).orElseGet(entry::place);
    }

    @Override public String toString() {
        return "Hit[" + source + "]";
    }
}
