package fr.havre.messaging;

import java.util.List;
import java.util.Optional;

/**
 * Words without documents.
 *
 * @param receipt whether the recipient's system is asked to say that it took them (RFC 8098)
 * @param lastWord whether the patient cannot answer ({@code X-MSS-MES: FIN})
 */
public record PlainLetter(List<MailAddress> to, String subject, String text, boolean receipt, boolean lastWord,
        Optional<Answered> answered) {
    public PlainLetter {
        to = List.copyOf(to);
    }

    /** A letter says things about a person. */
    @Override public String toString() {
        return "PlainLetter[" + to.size() + " recipients]";
    }
}
