package fr.havre.ui;

import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.inbox.Inbox;
import fr.havre.messaging.outgoing.Answers;
import fr.havre.messaging.outgoing.Following;
import fr.havre.messaging.outgoing.Letters;
import fr.havre.messaging.outgoing.Templates;

/**
 * Mailboxes and messages, as the window uses them. Never on the FX thread. Whoever queues something wakes
 * {@link RecordDesk#scheduler()}, which serves messages too.
 */
public interface MailDesk {
    /** Those of the practice and of the person signed in. */
    Mailboxes mailboxes();

    /** What is written here: drafts, guards, sending, taking back. */
    Letters letters();

    /** What became of what was sent. */
    Following following();

    /** Texts the practice shares. */
    Templates templates();

    /** What is answered to what arrives: a person may say why it cannot be taken. */
    Answers answers();

    /** From now on a mailbox is looked into as soon as its server says that something arrived; once, with the scheduler. */
    void watch();

    /** Messages received and sent, and the work on them. */
    Inbox inbox();
}
