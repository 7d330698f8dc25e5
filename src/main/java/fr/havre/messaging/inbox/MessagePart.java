package fr.havre.messaging.inbox;

import fr.havre.documents.DocumentId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file of a message, and what became of it.
 *
 * @param within position of the archive it lies in
 * @param document where it is kept
 * @param code why it was refused or waits: of {@link Outcome#REFUSED} a
 *     {@link fr.havre.documents.DocumentRefusedException.Code}, of {@link Outcome#TRAY} a {@link TrayReason}
 */
public record MessagePart(int position, OptionalInt within, String name, String type, long sizeBytes,
        Optional<DocumentId> document, Outcome outcome, Optional<String> code) {

    /** What became of it. */
    public enum Outcome {
        /** In a patient's file. */
        FILED,
        /** Kept, and nobody's yet. */
        TRAY,
        /** The readable copy of a document of the archive: nothing is kept twice. */
        COPY,
        /** Its documents follow. */
        ARCHIVE,
        REFUSED,
        /** Left with a message that was written here. */
        SENT
    }

    /** Names of files name patients. */
    @Override public String toString() {
        return "MessagePart[" + position + " " + type + " " + outcome + "]";
    }
}
