package fr.havre.documents.writing;

import fr.havre.documents.DocumentSource;
import fr.havre.patients.Patient;
import fr.havre.patients.profile.Profile;
import java.util.Optional;

/**
 * A text as it would be signed, for a person to read before they do.
 *
 * @param profile the lines of a summary
 * @param pdf the PDF, but for the words of the signature
 * @param seen names what this shows: {@link Signing#sign} signs nothing else
 */
public record Reading(Writing writing, Patient patient, Optional<Profile> profile, DocumentSource pdf, String seen) {
    @Override public String toString() {
        return "Reading[" + writing.id() + "]";
    }
}
