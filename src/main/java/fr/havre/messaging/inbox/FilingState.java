package fr.havre.messaging.inbox;

/** Whether what a message carries lies in a patient's file. */
public enum FilingState {
    /** It carries nothing to file. */
    NONE,
    FILED,
    /** A person decides; see {@link TrayReason}. */
    TRAY
}
