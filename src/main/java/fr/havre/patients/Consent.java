package fr.havre.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** One decision of a patient, as it was recorded. A later one replaces it; none is ever deleted. */
public record Consent(Decision decision, LocalDate decidedOn, Instant recordedAt, UUID recordedBy) {
    /** What a decision is about. */
    public enum Subject {
        /** Sending documents to the national record: needs no consent, may be opposed for a legitimate reason. */
        FEEDING,
        /** Reading the national record: presumed inside the care team, explicit outside it. */
        CONSULTATION
    }

    /** The national codes of a decision. */
    public enum Decision {
        /** Feeding: no opposition. */
        INO(Subject.FEEDING),
        /** Feeding: opposition. */
        IO(Subject.FEEDING),
        /** Consultation: consents. */
        IC(Subject.CONSULTATION),
        /** Consultation: does not consent. */
        INC(Subject.CONSULTATION),
        /** Consultation: not collected. */
        NA(Subject.CONSULTATION);

        private final Subject subject;

        Decision(Subject subject) {
            this.subject = subject;
        }

        public Subject subject() {
            return subject;
        }

        public static Optional<Decision> parse(String code) {
            return Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(code.strip())).findFirst();
        }
    }
}
