package fr.havre.documents;

/**
 * A document inside another: a PDF in a CDA, an entry of an XDM archive.
 *
 * @param name where it lies inside; may name a patient, so it is never logged
 * @param mimeType as claimed from outside
 * @param described what the envelope says of it; {@link DocumentMetadata#NONE} if nothing
 * @param source its bytes, taken out of the envelope at each opening; refused ones throw
 *     {@link DocumentRefusedException} while being read
 */
public record ContainedDocument(String name, String mimeType, DocumentMetadata described, DocumentSource source) {
    @Override public String toString() {
        return "ContainedDocument[" + mimeType + ", " + source.size() + " bytes]";
    }
}
