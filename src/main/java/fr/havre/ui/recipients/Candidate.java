package fr.havre.ui.recipients;

import fr.havre.directory.Hit;
import fr.havre.directory.SecureAddress;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.outgoing.Recipient;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Somebody who could be added.
 *
 * @param hit what the directory or the contacts say; empty for the caller's own and for an address as it was typed
 */
public record Candidate(Recipient recipient, Optional<Hit> hit) {
    /** Empty for who has no mailbox, or one that no letter can go to. */
    static Optional<Candidate> of(Hit hit, OptionalLong mostBytes) {
        return hit.address().flatMap(each -> MailAddress.parse(each.address()).map(address -> new Candidate(
                new Recipient(address, hit.entry().name(), kind(each.kind()), mostBytes), Optional.of(hit))));
    }

    private static Optional<MailboxKind> kind(SecureAddress.Kind kind) {
        return kind == SecureAddress.Kind.UNSAID ? Optional.empty() : Optional.of(MailboxKind.valueOf(kind.name()));
    }

    boolean isPatient() {
        return recipient.address().isPatient();
    }

    @Override public String toString() {
        return "Candidate[" + recipient + "]";
    }
}
