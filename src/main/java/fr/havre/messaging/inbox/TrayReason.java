package fr.havre.messaging.inbox;

/** Why nothing but a person files a message. The window has one sentence for each. */
public enum TrayReason {
    /** A file does not say whose it is. */
    NO_IDENTITY,
    /** It names somebody, and nobody here is like that. */
    UNKNOWN_PATIENT,
    /** It names somebody who is like a patient here, but the INS is not verified on both sides or a trait differs. */
    NOT_CERTAIN,
    /** Its files are about several patients: a message of the trust space is about one. */
    SEVERAL_PATIENTS,
    /** A patient sent it: whose it is and what it is, a person sees. */
    SENT_BY_PATIENT,
    /** The very same document lies in another patient's file already. */
    IN_ANOTHER_FILE,
    /** None of its files could be kept. */
    NOTHING_READABLE
}
