package fr.havre.ui;

import fr.havre.messaging.Mailboxes;
import fr.havre.messaging.inbox.Inbox;

/** Mailboxes and messages, as the window uses them. Never on the FX thread. */
public interface MailDesk {
    /** Those of the practice and of the person signed in. */
    Mailboxes mailboxes();

    /** Messages received and sent, and the work on them. */
    Inbox inbox();
}
