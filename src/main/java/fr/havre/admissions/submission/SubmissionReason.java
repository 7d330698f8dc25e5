package fr.havre.admissions.submission;

/** What stands in the way of a submission, or what became of it, for somebody at the front desk: one sentence for each. */
public enum SubmissionReason {
    /** The admission is done or cancelled. */
    ADMISSION_CLOSED,
    /** A scan of it is in nobody's file yet: a professional has to file it. */
    SCAN_NOT_FILED,
    /** A document of it was erased, or is in another patient's file now. */
    DOCUMENT_GONE,
    /** There is no mailbox that this person may send from. */
    NO_MAILBOX,
    /** Whoever was signed in may not send this. */
    NO_RIGHT,
    /** The sender's number, name, specialty or structure is missing. */
    SENDER_INCOMPLETE,
    /** Nobody knows this address here: a professional has to say yes to it. */
    ADDRESS_UNKNOWN,
    /** The directory does not show it any more. */
    ADDRESS_GONE,
    /** A structured document needs a qualified identity. */
    IDENTITY_NOT_QUALIFIED,
    /** A document names somebody else. */
    NAMES_ANOTHER,
    /** A document has no type, title or date yet. */
    DOCUMENT_INCOMPLETE,
    /** A document is neither PDF, CDA nor a picture. */
    FORMAT_NOT_SENT,
    /** The patient wants it hidden from professionals. */
    DOCUMENT_HIDDEN,
    /** One document alone is more than the hospital takes. */
    TOO_LARGE,
    /** Something else that a professional sees when they write to this address. */
    LETTER_REFUSED,
    /** The program failed; it is tried again. */
    FAILED,
    /** A professional took it back from the queue. */
    TAKEN_BACK,
    /** Our mail server does not take it as it is: a professional sees why among the messages. */
    SERVER_REFUSES,
    /** No such address at the hospital, or its mailbox is closed. */
    NO_SUCH_MAILBOX,
    /** The hospital's mailbox is full. */
    MAILBOX_FULL,
    /** It came back for another reason. */
    NOT_DELIVERED,
    /** The hospital's program knows no such patient, or another identity. */
    PATIENT_UNKNOWN,
    /** The hospital's program could not take it. */
    NOT_TAKEN;

    /** Whether a professional's yes lets it go. */
    public boolean waitsForYes() {
        return this == ADDRESS_UNKNOWN || this == ADDRESS_GONE;
    }
}
