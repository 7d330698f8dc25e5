package fr.havre.record;

import fr.havre.documents.CodedValue;
import fr.havre.patients.Ins;
import fr.havre.patients.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One document on its way to the record: every identifier and word is decided before the first attempt and never
 * rebuilt
 * on a retry.
 *
 * @param setId unique id of the submission set, {@code urn:oid:2.25.…}
 * @param sourceId OID of the system that submits, {@code urn:oid:…}
 * @param activity J03 content type of the submission
 * @param submitter who submits
 */
public record Submission(String setId, String sourceId, OffsetDateTime submitted, CodedValue activity, Author submitter,
        Patient patient, Document document) {

    /** Bytes that can be read again for each attempt. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * A professional in one practice.
     *
     * @param id national id as written in documents: {@code 8} and the RPPS number
     * @param role J01 profession and specialty
     */
    public record Author(String id, String family, String given, CodedValue role, Organisation organisation) {
        @Override public String toString() {
            return "Author[…]";
        }
    }

    /**
     * A practice or establishment.
     *
     * @param id national id as written in documents: {@code 1} and the FINESS number, {@code 3} and the SIRET…
     */
    public record Organisation(String id, String name) {
        @Override public String toString() {
            return "Organisation[…]";
        }
    }

    /**
     * Whose document it is: the verified identity, nothing else.
     *
     * @param birthDate as known: {@code 1979-03}, {@code 1979-03-05}
     */
    public record Patient(Ins ins, String birthName, List<String> birthGivenNames, String birthDate, Sex sex) {
        public Patient {
            birthGivenNames = List.copyOf(birthGivenNames);
        }

        @Override public String toString() {
            return "Patient[…]";
        }
    }

    /**
     * The document and its metadata.
     *
     * @param uniqueId {@code urn:oid:2.25.…}, the same in mail and record
     * @param confidentiality from whom it is hidden, if from somebody, then N, R or V
     * @param created when the document was made, not when it is submitted
     * @param replacesUniqueId the document this one takes the place of
     */
    public record Document(String uniqueId, String title, CodedValue type, CodedValue documentClass, CodedValue format,
            List<CodedValue> confidentiality, String contentType, long sizeBytes, String sha1, OffsetDateTime created,
            OffsetDateTime serviceStart, Optional<OffsetDateTime> serviceEnd, Author author, CodedValue facilityType,
            CodedValue practiceSetting, Optional<String> replacesUniqueId) {
        public Document {
            confidentiality = List.copyOf(confidentiality);
            if (!uniqueId.startsWith("urn:")) throw new IllegalArgumentException("a unique id is a URN");
            if (sizeBytes <= 0) throw new IllegalArgumentException("an empty document");
        }

        @Override public String toString() {
            return "Document[" + sizeBytes + " bytes]";
        }
    }

    @Override public String toString() {
        return "Submission[" + setId + "]";
    }
}
