package fr.havre.admissions.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which submissions were refused while their letters were written, and until when each is left alone: a minute, then twice as long
 * each time, an hour at most. Each attempt writes whole documents. In memory only: the next session tries them at once.
 * <p>Threads: any.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Pause(Duration length, Instant until) { }

    private final Map<SubmissionId, Pause> pauses = new HashMap<>();

    synchronized boolean notYet(SubmissionId id, Instant now) {
        return pauses.containsKey(id) && now.isBefore(pauses.get(id).until());
    }

    synchronized void begin(SubmissionId id, Instant now) {
        Pause before = pauses.get(id);
        Duration length = before == null ? FIRST : before.length().multipliedBy(2);
        if (length.compareTo(LONGEST) > 0) length = LONGEST;
        pauses.put(id, new Pause(length, now.plus(length)));
    }

    synchronized void over(SubmissionId id) {
        pauses.remove(id);
    }

    /** All of them; how long the next ones are is kept. */
    synchronized void end() {
        pauses.replaceAll((_, each) -> new Pause(each.length(), Instant.MIN));
    }

    /** When the first of those that run is over. */
    synchronized Optional<Instant> first(Instant now) {
        return pauses.values().stream().map(Pause::until).filter(each -> each.isAfter(now)).min(Instant::compareTo);
    }
}
