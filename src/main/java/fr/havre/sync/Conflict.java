package fr.havre.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something that changed on both sides, with both kept in the feature's own form. */
public final class Conflict {
    /** What a person can decide. */
    public enum Choice { OURS, THEIRS, BOTH }

    /** A decision that was made. */
    public record Decision(Choice choice, UUID person, Instant at) { }

    private final UUID id;
    private final String kind;
    private final UUID subject;
    private final byte[] ours;
    private final byte[] theirs;
    private final Instant foundAt;
    private final Optional<Decision> decision;

    Conflict(UUID id, String kind, UUID subject, byte[] ours, byte[] theirs, Instant foundAt,
            Optional<Decision> decision) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.ours = ours.clone();
        this.theirs = theirs.clone();
        this.foundAt = foundAt;
        this.decision = decision;
    }

    public UUID id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public UUID subject() {
        return subject;
    }

    public byte[] ours() {
        return ours.clone();
    }

    public byte[] theirs() {
        return theirs.clone();
    }

    public Instant foundAt() {
        return foundAt;
    }

    /** Empty while nobody has chosen. */
    public Optional<Decision> decision() {
        return decision;
    }

    @Override public String toString() {
        return "Conflict[" + id + " " + kind + " " + subject + "]";
    }
}
