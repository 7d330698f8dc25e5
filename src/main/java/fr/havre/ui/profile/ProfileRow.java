package fr.havre.ui.profile;

import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import java.util.Optional;

/** A row of one of the two lists. */
sealed interface ProfileRow {
    /** A kind, and whether anything is known of it. */
    record Heading(ProfileKind kind, Known known) implements ProfileRow { }

    /** Where what follows comes from. */
    record Lane(ProfileLane lane) implements ProfileRow { }

    /** What is over, was left or was a mistake follows. */
    record Past() implements ProfileRow { }

    /**
     * A line.
     *
     * @param by who recorded it; empty where it was nobody of this vault
     */
    record Said(ProfileLine line, String by) implements ProfileRow { }

    /** The line, if it is one. */
    default Optional<ProfileLine> asLine() {
        return this instanceof Said said ? Optional.of(said.line()) : Optional.empty();
    }

    /** The kind it is about, if it is about one. */
    default Optional<ProfileKind> asKind() {
        return switch (this) {
            case Heading heading -> Optional.of(heading.kind());
            case Said said -> Optional.of(said.line().kind());
            case Lane _, Past _ -> Optional.empty();
        };
    }
}
