package fr.havre.ui.frontdesk;

import fr.havre.admissions.AdmissionFile;
import fr.havre.agenda.Appointment;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import java.time.Instant;
import java.util.Optional;

/** One thing of the front desk's day. None of it is clinical: the front desk holds no key to what is. */
sealed interface DayLine extends DayRow {
    /** In the order in which they are shown. */
    enum Kind { TO_FILE, APPOINTMENT, ADMISSION, WAITING }

    Kind kind();

    /** Whose chart it leads to. */
    Optional<Patient> patient();

    /** An administrative document that is nobody's yet. */
    record ToFile(DocumentLine document) implements DayLine {
        @Override public Kind kind() {
            return Kind.TO_FILE;
        }

        @Override public Optional<Patient> patient() {
            return Optional.empty();
        }
    }

    /** One of today. */
    record Visit(Appointment appointment) implements DayLine {
        @Override public Kind kind() {
            return Kind.APPOINTMENT;
        }

        @Override public Optional<Patient> patient() {
            return appointment.patient();
        }
    }

    /** A stay of the coming days, or one that nobody has closed. */
    record Stay(AdmissionFile file) implements DayLine {
        @Override public Kind kind() {
            return Kind.ADMISSION;
        }

        @Override public Optional<Patient> patient() {
            return Optional.of(file.patient());
        }
    }

    /** What the clinical side has to do; how many, since when, and nothing else of it. */
    record Waiting(What what, long count, Optional<Instant> since) implements DayLine {
        /** What waits. */
        enum What { SCANS, SENDINGS }

        @Override public Kind kind() {
            return Kind.WAITING;
        }

        @Override public Optional<Patient> patient() {
            return Optional.empty();
        }
    }
}
