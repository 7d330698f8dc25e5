package fr.havre.messaging.inbox;

import fr.havre.messaging.MailAddress;
import fr.havre.messaging.ReceivedMail;
import fr.havre.messaging.ReceivedMail.Kind;

/** With whom an exchange is. */
public enum Lane {
    PATIENT,
    PROFESSIONAL,
    /** What programs send: results, receipts, bounces. */
    MACHINE;

    /** With more words than these somebody speaks. */
    private static final int MACHINE_WORDS = 400;

    /** By the sender's address, what the message is for and whether somebody speaks in it. */
    static Lane of(ReceivedMail mail) {
        if (MailAddress.parse(mail.from()).filter(MailAddress::isPatient).isPresent()) return PATIENT;
        boolean report = switch (mail.kind()) {
            case RECEIPT, BOUNCE, INTEGRATION_ERROR -> true;
            case ORDINARY, DOCUMENTS, CLOSING -> false;
        };
        boolean machine = mail.kind() == Kind.DOCUMENTS && mail.references().isEmpty()
                && mail.text().length() <= MACHINE_WORDS;
        return report || machine ? MACHINE : PROFESSIONAL;
    }
}
