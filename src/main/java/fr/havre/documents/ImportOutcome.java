package fr.havre.documents;

import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;

/** What became of one file (or of one document inside it). */
public sealed interface ImportOutcome {
    /** Kept and filed. A conflict: another document has the same uniqueId and other bytes; both are kept and shown. */
    record Imported(DocumentId document, PatientId patient, Optional<DocumentId> conflict) implements ImportOutcome { }

    /** The very same document is kept already: it has one more origin now. */
    record AlreadyThere(DocumentId document, Optional<PatientId> patient) implements ImportOutcome { }

    /** Kept, but a person must say whose it is ({@link Documents#assign}). */
    record NeedsPatient(DocumentId document, List<Match.Candidate> proposals) implements ImportOutcome {
        public NeedsPatient {
            proposals = List.copyOf(proposals);
        }
    }

    /** Nothing was kept. {@code reason} is one of our own refusals or of the store's failures. */
    record Refused(RuntimeException reason) implements ImportOutcome { }

    /** An archive: what became of each document in it. */
    record Unpacked(List<ImportOutcome> documents) implements ImportOutcome {
        public Unpacked {
            documents = List.copyOf(documents);
        }
    }
}
