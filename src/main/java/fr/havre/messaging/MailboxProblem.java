package fr.havre.messaging;

import fr.havre.messaging.transport.MailException;
import java.util.Optional;

/**
 * What a test of a mailbox found.
 *
 * @param status of a refusal: the server's own number, {@code 5.7.8} or {@code 535}
 */
public record MailboxProblem(Step step, MailException.Code code, Optional<String> status) {
    /** Where. */
    public enum Step { FETCHING, SENDING }
}
