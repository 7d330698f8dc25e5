package fr.havre.sync;

import java.time.Duration;
import java.util.Optional;

/** What the row becomes after an attempt. */
record Verdict(OutboxState state, boolean maybeSent, int failures, Duration delay, Optional<Reason> reason,
        Optional<String> code, Optional<String> explanation, Optional<String> reference) {
    /** After so many failures in a row that are our own program's, a person must look. */
    static final int UNEXPECTED_LIMIT = 5;
    private static final int TEXT_LIMIT = 1000;

    static Verdict of(Attempt attempt, SyncSettings settings) {
        int failures = attempt.claimed().failures() + 1;
        // A definite "no" to what was just sent takes the doubt away; a "no" to a question does not.
        boolean maybe = !attempt.sent() && attempt.item().maybeSent();
        return switch (attempt.outcome()) {
            case Outcome.Done done -> taken(OutboxState.SENT, done.remoteReference());
            case Outcome.Confirmed confirmed -> taken(OutboxState.CONFIRMED, confirmed.remoteReference());
            case Outcome.TryLater later -> new Verdict(
                    maybe ? OutboxState.IN_DOUBT : OutboxState.QUEUED, maybe, failures,
                    settings.delay(failures, later.reason(), later.atLeast()), Optional.of(later.reason()),
                    Optional.empty(), Optional.empty(), Optional.empty());
            case Outcome.Refused refused -> waiting(OutboxState.BLOCKED, maybe, failures, Reason.REFUSED,
                    Optional.of(refused.code()), shortened(refused.explanation()));
            case Outcome.Conflict conflict -> waiting(OutboxState.CONFLICT, maybe, failures, Reason.CONFLICT,
                    Optional.empty(), shortened(conflict.remoteVersion()));
            case Outcome.Unknown unknown
                    when unknown.reason() == Reason.UNEXPECTED_FAILURE && failures >= UNEXPECTED_LIMIT ->
                    unexpected(failures);
            case Outcome.Unknown unknown -> new Verdict(OutboxState.IN_DOUBT, true, failures,
                    settings.delay(failures, unknown.reason(), unknown.atLeast()), Optional.of(unknown.reason()),
                    Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    /** Our own program cannot go on with it: it may have been sent. */
    static Verdict unexpected(int failures) {
        return waiting(OutboxState.BLOCKED, true, failures, Reason.UNEXPECTED_FAILURE, Optional.empty(),
                Optional.empty());
    }

    private static Verdict taken(OutboxState state, String reference) {
        return new Verdict(state, true, 0, Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.ofNullable(reference));
    }

    private static Verdict waiting(OutboxState state, boolean maybe, int failures, Reason reason, Optional<String> code,
            Optional<String> explanation) {
        return new Verdict(state, maybe, failures, Duration.ZERO, Optional.of(reason), code, explanation,
                Optional.empty());
    }

    private static Optional<String> shortened(String text) {
        return Optional.ofNullable(text).map(t -> t.substring(0, Math.min(TEXT_LIMIT, t.length())));
    }

    /** The act left in the audit, for what leaves a trace. */
    Optional<String> act() {
        return switch (state) {
            case SENT -> Optional.of("outbox.sent");
            case CONFIRMED -> Optional.of("outbox.confirmed");
            case BLOCKED -> reason.map(r -> r == Reason.REFUSED ? "outbox.refused" : "outbox.blocked");
            case IN_DOUBT -> Optional.of("outbox.in_doubt");
            case CONFLICT -> Optional.of("outbox.conflict");
            case QUEUED, SENDING, CANCELLED -> Optional.empty();
        };
    }
}
