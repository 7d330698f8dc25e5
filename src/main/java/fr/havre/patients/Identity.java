package fr.havre.patients;

import fr.havre.patients.PatientException.Code;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A patient's identity and what it rests upon. The one state machine of identity status: each change of the traits, each
 * answer and each proof goes through a method here, and {@link #status()} follows from what is left.
 */
public record Identity(Traits traits, Optional<InsiAnswer> insi, Optional<Proof> proof) {
    /** INSi answered that the traits are those of this number. */
    public record InsiAnswer(Ins ins, Instant at, UUID recordedBy) { }

    /** A proof was seen and agreed with the traits. */
    public record Proof(ProofType type, Instant at, UUID checkedBy) { }

    public Identity {
        if ((insi.isPresent() || proof.isPresent()) && !traits.complete()) {
            throw new PatientException(Code.TRAITS_INCOMPLETE);
        }
    }

    /** What a person enters, before anything was verified. */
    static Identity provisional(Traits traits) {
        return new Identity(traits, Optional.empty(), Optional.empty());
    }

    public IdentityStatus status() {
        return IdentityStatus.of(insi.isPresent(), proof.isPresent());
    }

    /** The verified number, where there is one. */
    public Optional<Ins> ins() {
        return insi.map(InsiAnswer::ins);
    }

    /**
     * The same person with other traits. An answer and a proof were about the old traits: a real change drops both,
     * whatever the status was, and the identity is provisional again.
     */
    Identity withTraits(Traits changed) {
        return changed.sameAs(traits) ? new Identity(changed, insi, proof) : provisional(changed);
    }

    /**
     * INSi answered. Its traits replace the local ones; a proof that was checked against other traits no longer counts.
     *
     * @param accepted whether a person has seen and accepted the differences
     * @throws PatientException {@code TRAITS_DIFFER} if there are differences that nobody accepted;
     *     {@code TRAITS_INCOMPLETE} if the answer has no date, sex or place of birth
     */
    Identity answered(InsiAnswer answer, Traits answeredTraits, boolean accepted) {
        boolean same = answeredTraits.sameAs(traits);
        if (!same && !accepted) throw new PatientException(Code.TRAITS_DIFFER);
        return new Identity(answeredTraits, Optional.of(answer), same ? proof : Optional.empty());
    }

    /** INSi no longer confirms the number (a later verification failed). A proof stays what it was. */
    Identity unconfirmed() {
        return new Identity(traits, Optional.empty(), proof);
    }

    Identity proved(Proof checked) {
        return new Identity(traits, insi, Optional.of(checked));
    }

    /** The proof turned out not to be good. */
    Identity unproved() {
        return new Identity(traits, insi, Optional.empty());
    }

    @Override public String toString() {
        return "Identity[" + status() + "]";
    }
}
