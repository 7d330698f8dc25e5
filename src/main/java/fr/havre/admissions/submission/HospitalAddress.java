package fr.havre.admissions.submission;

import java.util.Optional;

/**
 * A mailbox of a hospital, proposed for an admission.
 *
 * @param service of the hospital; may be empty
 * @param source where it comes from
 * @param asOf when the directory said so
 */
public record HospitalAddress(String address, String name, String service, Source source, Optional<java.time.Instant> asOf) {
    /** Where an address comes from. */
    public enum Source {
        /** An earlier submission to this hospital went there. */
        SENT_BEFORE,
        /** The practice's contacts, the directory as kept, or a mailbox written to before. */
        DIRECTORY
    }

    @Override public String toString() {
        return "HospitalAddress[" + source + "]";
    }
}
