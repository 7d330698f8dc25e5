package fr.havre.patients;

import java.util.Optional;

/**
 * An INS as another system wrote it: kept word for word, trusted for nothing until {@link #verified()}. Five of the
 * seven numbers in the official example documents carry a key that does not compute.
 */
public record ClaimedIns(String claimedNumber, String claimedOid) {
    public ClaimedIns {
        if (claimedNumber == null || claimedOid == null) throw new IllegalArgumentException("claimed INS without number or OID");
    }

    /** The number, if its OID is one that issues INS numbers and its key computes. */
    public Optional<Ins> verified() {
        return Ins.Issuer.ofOid(claimedOid).flatMap(issuer -> Ins.parse(claimedNumber, issuer));
    }

    /** True if the OID is that of an INS; an INS-C (history) is none. */
    public static boolean isInsOid(String oid) {
        return Ins.Issuer.ofOid(oid).isPresent();
    }

    /** May identify a person: nothing of the number is shown. */
    @Override public String toString() {
        return "ClaimedIns[" + (verified().isPresent() ? "key computes" : "key or OID wrong") + "]";
    }
}
