package fr.havre.patients.profile;

/** What has become of a line. None is ever deleted. */
public enum ProfileState {
    CURRENT,
    /** Was so, and is no longer. */
    ENDED,
    /** Never was so. */
    MISTAKEN,
    /** In the patient's or the others' lane: waits for somebody to accept or leave it. */
    PROPOSED,
    /** Looked at and not taken over. */
    LEFT;

    /** Whether it is listed or waits to be. */
    public boolean open() {
        return this == CURRENT || this == PROPOSED;
    }
}
