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
 * @param pdfOnly why signing it gives a PDF without a CDA around it, if so
 * @param seen names what this shows: {@link Signing#sign} signs nothing else
 */
public record Reading(Writing writing, Patient patient, Optional<Profile> profile, DocumentSource pdf, Optional<PdfOnly> pdfOnly,
        String seen) {
    /** What a CDA is missing. */
    public enum PdfOnly {
        /** The patient's identity is not qualified. */
        IDENTITY,
        /** Who signs is not described nationally. */
        SIGNATORY
    }

    /** Whether the chart is shown as on another sheet of the same text: its identity, the lines of its profile. */
    public boolean sameChart(Reading other) {
        return chart().equals(other.chart());
    }

    private String chart() {
        return seen.substring(seen.indexOf('-') + 1);
    }

    @Override public String toString() {
        return "Reading[" + writing.id() + "]";
    }
}
