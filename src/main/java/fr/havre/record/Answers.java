package fr.havre.record;

import fr.havre.sync.Outcome;
import fr.havre.sync.Pulled;
import fr.havre.sync.Reason;
import java.time.Duration;

/** What a failure at the other side means for the queue. */
final class Answers {
    private Answers() { }

    /** For something that was being sent. What is not surely "not taken" is doubt: the record is then asked first. */
    static Outcome outcome(RecordException e) {
        Duration wait = e.retryAfter().orElse(Duration.ZERO);
        return switch (e.code()) {
            case UNREACHABLE, NOT_TRUSTED -> new Outcome.TryLater(Reason.UNREACHABLE, wait);
            case SIGN_IN_NEEDED -> new Outcome.TryLater(Reason.SIGN_IN_NEEDED, wait);
            // a gateway's 503 says nothing of what is behind
            case BUSY -> new Outcome.Unknown(Reason.BUSY, wait);
            case MAYBE_DONE, ANSWER_NOT_UNDERSTOOD -> new Outcome.Unknown(Reason.ANSWER_LOST, wait);
            case CONFLICT -> new Outcome.Conflict(e.reference().orElse(""));
            case NO_RECORD, CLOSED, ACCESS_BLOCKED, NOT_THE_AUTHOR, NOT_FOUND, NOT_SUPPORTED, REFUSED, TOO_LARGE,
                    HASH_DIFFERS,
                    FOREIGN_ADDRESS -> new Outcome.Refused(e.code().name(), e.explanation().orElse(""));
        };
    }

    static Pulled pulled(RecordException e) {
        Duration wait = e.retryAfter().orElse(Duration.ZERO);
        return switch (e.code()) {
            case UNREACHABLE, NOT_TRUSTED, MAYBE_DONE, ANSWER_NOT_UNDERSTOOD ->
                    new Pulled.TryLater(Reason.UNREACHABLE, wait);
            case BUSY -> new Pulled.TryLater(Reason.BUSY, wait);
            case SIGN_IN_NEEDED -> new Pulled.TryLater(Reason.SIGN_IN_NEEDED, wait);
            default -> new Pulled.Refused(e.code().name(), e.explanation().orElse(""));
        };
    }
}
