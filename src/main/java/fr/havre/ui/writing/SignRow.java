package fr.havre.ui.writing;

import fr.havre.admissions.AdmissionWriting.Asked;
import fr.havre.documents.writing.Writing;
import fr.havre.documents.writing.WritingId;
import fr.havre.documents.writing.Writings;
import fr.havre.patients.Patient;
import java.util.Optional;

/** A line of the place where things are signed. */
sealed interface SignRow {
    /** Whom it is about. */
    Patient patient();

    /** The text, where there is one. */
    Optional<WritingId> id();

    /** Tells lines apart over readings. */
    String key();

    /**
     * A text that waits, or is being written.
     *
     * @param by who prepared it, by name
     */
    record Text(Writing writing, Patient patient, String by) implements SignRow {
        @Override public Optional<WritingId> id() {
            return Optional.of(writing.id());
        }

        @Override public String key() {
            return writing.id().toString();
        }
    }

    /** What a hospital waits for and nobody has given to sign. */
    record Wanted(Asked asked) implements SignRow {
        @Override public Patient patient() {
            return asked.file().patient();
        }

        @Override public Optional<WritingId> id() {
            return asked.writing().map(Writings.Begun::id);
        }

        @Override public String key() {
            return asked.file().admission().id() + "/" + asked.piece().key();
        }
    }
}
