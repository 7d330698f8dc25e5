package fr.havre.messaging.outgoing;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxKind;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * To whom a letter goes.
 *
 * @param name as it is shown; empty where nobody knows it
 * @param kind of mailbox, as the directory says
 * @param mostBytes what it takes, where that is known; else what is usual
 */
public record Recipient(MailAddress address, String name, Optional<MailboxKind> kind, OptionalLong mostBytes) {
    public Recipient {
        name = name.replaceAll("\\p{Cntrl}", " ").strip();
    }

    public static Recipient of(MailAddress address) {
        return new Recipient(address, "", Optional.empty(), OptionalLong.empty());
    }

    public static Recipient of(MailAddress address, String name) {
        return new Recipient(address, name, Optional.empty(), OptionalLong.empty());
    }

    @Override public String toString() {
        return "Recipient[" + address + "]";
    }
}
