package fr.havre.patients;

/**
 * What was shown to prove an identity. Only what the INS reference system holds for highly reliable; a carte Vitale, a
 * driving licence or a photocopy proves nothing and is not in the list.
 */
public enum ProofType {
    PASSPORT,
    IDENTITY_CARD,
    RESIDENCE_PERMIT,
    /** For a minor, with the proof of a parent. */
    FAMILY_BOOK,
    /** For a minor, with the proof of a parent. */
    BIRTH_CERTIFICATE,
    /** An electronic identity of substantial or high level. */
    ELECTRONIC_IDENTITY
}
