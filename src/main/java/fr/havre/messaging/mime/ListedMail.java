package fr.havre.messaging.mime;

import fr.havre.messaging.ReceivedMail.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a message tells before the rest is here; see {@link fr.havre.messaging.ReceivedMail}.
 *
 * @param kind as far as a head tells
 * @param promisesFiles whether files may be expected
 */
public record ListedMail(Kind kind, String id, String from, String fromName, List<String> to, String subject,
        Optional<Instant> at, List<String> references, boolean lastWord, boolean promisesFiles) {
    static final ListedMail UNREADABLE = new ListedMail(Kind.ORDINARY, "", "", "", List.of(), "", Optional.empty(), List.of(),
            false, false);

    public ListedMail {
        to = List.copyOf(to);
        references = List.copyOf(references);
    }

    /** People and subjects name patients. */
    @Override public String toString() {
        return "ListedMail[" + kind + "]";
    }
}
