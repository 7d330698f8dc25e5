package fr.havre.messaging.inbox;

import fr.havre.messaging.MailboxId;
import fr.havre.patients.PatientId;
import java.util.Optional;

/**
 * Which messages a list shows.
 *
 * @param words that must occur in subject, people, text or names of files; empty for any
 */
public record MessageFilter(Optional<MailboxId> mailbox, Optional<Lane> lane, Show show, Optional<PatientId> patient,
        String words) {
    /** In which state. */
    public enum Show {
        /** Whatever arrived or left. */
        ALL,
        /** Arrived and not done. */
        OPEN,
        /** Arrived, not opened yet, not done. */
        UNREAD,
        /** A person decides where it belongs. */
        TRAY,
        /** Not done, and assigned to this person or to somebody whose absence they cover. */
        MINE,
        DONE,
        /** Written here. */
        SENT
    }

    public static final MessageFilter OPEN = new MessageFilter(Optional.empty(), Optional.empty(), Show.OPEN, Optional.empty(), "");

    public static MessageFilter of(Show show) {
        return new MessageFilter(Optional.empty(), Optional.empty(), show, Optional.empty(), "");
    }

    public MessageFilter in(MailboxId one) {
        return new MessageFilter(Optional.of(one), lane, show, patient, words);
    }

    public MessageFilter in(Lane one) {
        return new MessageFilter(mailbox, Optional.of(one), show, patient, words);
    }

    public MessageFilter about(PatientId one) {
        return new MessageFilter(mailbox, lane, show, Optional.of(one), words);
    }

    public MessageFilter with(String typed) {
        return new MessageFilter(mailbox, lane, show, patient, typed);
    }

    /** Words somebody looks for say much about a patient. */
    @Override public String toString() {
        return "MessageFilter[" + show + lane.map(each -> ", " + each).orElse("") + "]";
    }
}
