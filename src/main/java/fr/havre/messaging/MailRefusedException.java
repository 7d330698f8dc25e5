package fr.havre.messaging;

/** Refused by our own rules, before anything was written or sent. The message holds the code only. */
public final class MailRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why; window and command have one sentence for each. */
    public enum Code {
        /** Not {@code name@domain} in plain letters. */
        ADDRESS_NOT_VALID,
        /** Nobody to send to. */
        NO_RECIPIENT,
        /** Nothing to send. */
        NO_DOCUMENT,
        /** A patient address, or a document with an INS inside, needs a qualified identity. */
        NOT_QUALIFIED,
        /** The patient address is the one of somebody else. */
        OTHER_PATIENT_ADDRESS,
        /** A document is another patient's, nobody's, or names somebody else. */
        OTHER_PATIENT,
        /** A document has no type, title or date yet. */
        METADATA_MISSING,
        /** Only PDF, pictures and CDA documents can be sent. */
        FORMAT_NOT_SENT,
        /** A structured document without a PDF: the reader at the other side would see nothing. */
        NO_PDF_INSIDE,
        /** The sender's national number, name, specialty or structure is missing. */
        SENDER_INCOMPLETE,
        /** More than the recipient takes, packed for mail. */
        TOO_LARGE,
        /** The bytes are no mail message. */
        NOT_A_MESSAGE,
        /** More parts, deeper or longer than any real message. */
        TOO_COMPLEX,
        /** No host and port of a server. */
        SERVER_NOT_VALID,
        /** Not a PKCS#12 file of a few kilobytes. */
        CERTIFICATE_NOT_VALID,
        /** A name, a password, a token or a certificate is missing. */
        SIGN_IN_INCOMPLETE,
        /** To renew a token takes an HTTPS address, what the provider calls us, and a refresh token. */
        RENEWAL_NOT_VALID,
        /** A mailbox needs a name, its own address and a size that an operator has. */
        MAILBOX_NOT_VALID,
        /** None of this id that this person may use. */
        UNKNOWN_MAILBOX,
        /** A mailbox of this address is here already. */
        ADDRESS_TAKEN,
        /** No such letter is being written: it was sent or thrown away meanwhile. */
        UNKNOWN_DRAFT,
        /** No such message was written here. */
        UNKNOWN_MESSAGE,
        /** A text needs a name and words; a snippet's name is one word. */
        TEMPLATE_NOT_VALID,
        TEMPLATE_NAME_TAKEN,
        UNKNOWN_TEMPLATE
    }

    private final Code code;

    public MailRefusedException(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
