package fr.havre.documents;

import java.util.List;
import java.util.Optional;

/**
 * A file that was recognised and encrypted and that no row names yet: one document, or those of an archive.
 *
 * @param archive whether the parts were packed in one file
 */
public record PreparedFile(boolean archive, List<Part> parts) {

    /**
     * One document.
     *
     * @param name within the archive; empty for a document that came alone
     * @param document empty if it is refused
     * @param refusal why
     */
    public record Part(String name, String mimeType, long sizeBytes, Optional<PreparedDocument> document,
            Optional<DocumentRefusedException.Code> refusal) {
        /** Names of files name patients. */
        @Override public String toString() {
            return "Part[" + mimeType + ", " + sizeBytes + " bytes" + refusal.map(code -> ", " + code).orElse("") + "]";
        }
    }

    public PreparedFile {
        parts = List.copyOf(parts);
    }
}
