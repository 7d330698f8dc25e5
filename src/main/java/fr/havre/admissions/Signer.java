package fr.havre.admissions;

/**
 * Somebody whose signature an act needs.
 *
 * @param number which holder of parental authority, 1 or 2; else 0
 */
public record Signer(Kind kind, int number) {
    static final Signer PATIENT = new Signer(Kind.PATIENT, 0);
    static final Signer GUARDIAN = new Signer(Kind.GUARDIAN, 0);

    /** In what quality. */
    public enum Kind {
        PATIENT,
        /** Of parental authority. */
        HOLDER,
        /** Of a protected adult: guardian or curator. */
        GUARDIAN
    }

    public Signer {
        if (kind == Kind.HOLDER ? number < 1 || number > 2 : number != 0) throw new IllegalArgumentException("which holder");
    }

    static Signer holder(int number) {
        return new Signer(Kind.HOLDER, number);
    }
}
