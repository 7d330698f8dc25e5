package fr.havre.admissions.submission;

/** What is known of an address that was typed, without the network. */
public enum AddressStanding {
    /** Among the contacts, in the directory as kept, or written to before. */
    KNOWN,
    /** It can be used; a professional has to say yes to it before medical documents leave. */
    NOT_KNOWN,
    /** The directory showed it once and does not any more. */
    GONE,
    /** Outside the trust space. */
    NOT_SECURE,
    /** A patient's. */
    PATIENT,
    /** No mail address. */
    NOT_AN_ADDRESS
}
