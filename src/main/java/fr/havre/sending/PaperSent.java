package fr.havre.sending;

import fr.havre.documents.DocumentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A document that left on paper, as a person noted it: nobody confirms such a thing. */
public record PaperSent(UUID id, DocumentId document, String to, LocalDate on, UUID notedBy, Instant notedAt) {
    /** Names somebody. */
    @Override public String toString() {
        return "PaperSent[" + id + "]";
    }
}
