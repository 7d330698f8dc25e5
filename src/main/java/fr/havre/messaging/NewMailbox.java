package fr.havre.messaging;

import fr.havre.messaging.MailRefusedException.Code;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A mailbox as somebody describes it.
 *
 * @param name what the practice calls it
 * @param trusted PEM of authorities trusted besides the system's
 * @param revocation whether the authorities are asked if a certificate was revoked: of a server, where no answer is a no; of
 *     who signed a message, where that is said
 * @param mostBytes what its operator takes, a whole message as it travels
 * @param fromDay messages received before this day are not fetched
 */
public record NewMailbox(String name, MailAddress address, MailboxKind kind, MailServer imap, MailServer smtp, SignIn signIn,
        Optional<String> trusted, boolean revocation, long mostBytes, LocalDate fromDay) {
    private static final long LEAST_BYTES = 100 << 10;
    private static final long LARGEST_BYTES = 200L << 20;

    public NewMailbox {
        name = name.strip();
        boolean right = !name.isEmpty() && name.length() <= 100 && name.chars().noneMatch(Character::isISOControl)
                && mostBytes >= LEAST_BYTES && mostBytes <= LARGEST_BYTES && !address.isPatient();
        if (!right) throw new MailRefusedException(Code.MAILBOX_NOT_VALID);
    }

    @Override public String toString() {
        return "NewMailbox[" + kind + " " + address + " " + signIn + "]";
    }
}
