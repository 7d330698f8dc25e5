package fr.havre.patients;

/**
 * How far an identity can be relied upon (INS reference system). Never set: it follows from two facts, whether the INSi
 * teleservice answered for these very traits, and whether a proof of identity was checked against them.
 */
public enum IdentityStatus {
    /** Provisional: neither. */
    PROV,
    /** Recovered: INSi answered, no proof was checked. */
    RECUP,
    /** Validated: a proof was checked, INSi did not answer. */
    VALI,
    /** Qualified: both. Only this one may be used for a patient address or feed the national record. */
    QUAL;

    static IdentityStatus of(boolean insiAnswered, boolean proofChecked) {
        if (insiAnswered) return proofChecked ? QUAL : RECUP;
        return proofChecked ? VALI : PROV;
    }
}
