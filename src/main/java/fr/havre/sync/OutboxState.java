package fr.havre.sync;

/** Where an outgoing item stands; the words on screen are the window's. */
public enum OutboxState {
    /** <i>à envoyer</i>: waits for its turn or its next try. */
    QUEUED,
    /** <i>en cours</i>: the network is being used for it now. */
    SENDING,
    /** <i>envoyé</i>: the other side took it. */
    SENT,
    /** <i>confirmé</i>: seen at the other side, by identifier and hash or by a receipt. */
    CONFIRMED,
    /** <i>bloqué</i>: a person must act; the {@link Reason} and code say why. */
    BLOCKED,
    /** <i>en doute</i>: it may have arrived; the other side is asked before anything is sent again. */
    IN_DOUBT,
    /** <i>conflit</i>: changed on both sides; a person chooses. */
    CONFLICT,
    /** <i>annulé</i>: taken back before it was ever sent. */
    CANCELLED;

    /** Whether nothing more is to be done for it. */
    public boolean settled() {
        return this == SENT || this == CONFIRMED || this == CANCELLED;
    }
}
