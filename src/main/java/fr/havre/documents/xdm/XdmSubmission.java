package fr.havre.documents.xdm;

import fr.havre.documents.Author;
import fr.havre.documents.CodedValue;
import fr.havre.documents.DocumentMetadata;
import fr.havre.documents.Identifier;
import fr.havre.patients.ClaimedIdentity;
import java.time.Instant;
import java.util.List;

/**
 * What is put into an archive at once: documents of one patient, by one sender.
 *
 * @param uniqueId of the submission set, never used before
 * @param source who prepares archives here: an OID of one's own
 * @param patient with a verified INS
 * @param contentType JDV_J06 or the like: what the whole is about
 */
public record XdmSubmission(Identifier uniqueId, Identifier source, Instant at, String title, Author sender,
        CodedValue contentType, ClaimedIdentity patient, List<Item> documents) {

    /**
     * One document.
     *
     * @param metadata needed: uniqueId, title, date, language, type, class, format, confidentiality, facility type,
     *     practice setting
     * @param bytes its own; the caller leaves the array alone afterwards
     */
    @SuppressWarnings("ArrayRecordComponent")   // never compared; megabytes are not copied at each look
    public record Item(DocumentMetadata metadata, String mimeType, String extension, byte[] bytes) {
        public Item {
            boolean complete = metadata.uniqueId().isPresent() && !metadata.title().isBlank()
                    && metadata.date().isPresent() && metadata.type().isPresent()
                    && metadata.documentClass().isPresent() && metadata.format().isPresent()
                    && !metadata.confidentiality().isEmpty() && metadata.facilityType().isPresent()
                    && metadata.practiceSetting().isPresent();
            if (!complete) throw new IllegalArgumentException("an XDM entry needs more metadata");
        }

        @Override public String toString() {
            return "Item[" + metadata + ", " + bytes.length + " bytes]";
        }
    }

    public XdmSubmission {
        documents = List.copyOf(documents);
        if (documents.isEmpty()) throw new IllegalArgumentException("an archive needs a document");
        if (patient.verifiedIns().isEmpty()) throw new IllegalArgumentException("an archive needs a verified INS");
    }

    /** Titles and patients are not shown. */
    @Override public String toString() {
        return "XdmSubmission[" + documents.size() + " documents]";
    }
}
