package fr.havre.sync;

import java.time.Instant;
import java.util.UUID;

/** One thing to be sent, as its handler sees it. Its content was frozen when it was queued and never changes. */
public final class OutboxItem {
    private final long id;
    private final String kind;
    private final UUID subject;
    private final int version;
    private final byte[] content;
    private final boolean maybeSent;
    private final int attempts;
    private final Instant addedAt;

    public OutboxItem(long id, String kind, UUID subject, int version, byte[] content, boolean maybeSent, int attempts,
            Instant addedAt) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.version = version;
        this.content = content.clone();
        this.maybeSent = maybeSent;
        this.attempts = attempts;
        this.addedAt = addedAt;
    }

    public long id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    /** What the user sees a status for. */
    public UUID subject() {
        return subject;
    }

    public int version() {
        return version;
    }

    /** A copy of the frozen bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Whether an earlier attempt may have arrived: the worker then asks before it sends. */
    public boolean maybeSent() {
        return maybeSent;
    }

    /** Attempts begun, this one included. */
    public int attempts() {
        return attempts;
    }

    public Instant addedAt() {
        return addedAt;
    }

    @Override public String toString() {
        return "OutboxItem[" + id + " " + kind + " " + subject + " v" + version + "]";
    }
}
