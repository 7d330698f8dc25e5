package fr.havre.messaging;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A mailbox of this vault.
 *
 * @param revision grows with each change: connections that are open notice
 * @param name what the practice calls it
 * @param owner of a {@link MailboxKind#PER} mailbox: whose it is
 * @param trusted PEM of authorities trusted besides the system's
 * @param revocation whether the authorities are asked if a certificate was revoked, of a server or of who signed
 * @param mostBytes what its operator takes, a whole message as it travels
 * @param fromDay messages received before this day are not fetched
 */
public record Mailbox(MailboxId id, int revision, String name, MailAddress address, MailboxKind kind, Optional<UUID> owner,
        MailServer imap, MailServer smtp, SignIn signIn, Optional<String> trusted, boolean revocation, long mostBytes,
        LocalDate fromDay) {

    /** As {@link Mailboxes#change} takes it. */
    public NewMailbox described() {
        return new NewMailbox(name, address, kind, imap, smtp, signIn, trusted, revocation, mostBytes, fromDay);
    }

    /** Whether this person may see it at all. */
    public boolean isFor(UUID person) {
        return kind != MailboxKind.PER || owner.equals(Optional.of(person));
    }

    @Override public String toString() {
        return "Mailbox[" + id + " " + kind + " v" + revision + "]";
    }
}
