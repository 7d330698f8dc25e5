package fr.havre.documents;

import fr.havre.documents.pdf.PdfProposals;
import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.Match;
import fr.havre.patients.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * What can be told of a document before it is kept, so that a person can say what becomes of it.
 *
 * @param claimed of whom it speaks by its own metadata; {@link ClaimedIdentity#NONE} for a PDF, a picture, a text
 * @param match who of this vault that may be
 * @param byWords whom its words seem to be about, where it does not say so itself: never more than a proposal
 * @param words what its words propose as type, date and patient
 * @param kept documents with the very same bytes, in what is open
 */
public record Examined(Recognised recognised, ClaimedIdentity claimed, Match match, List<Match.Candidate> byWords,
        PdfProposals words, List<DocumentLine> kept) {
    public Examined {
        byWords = List.copyOf(byWords);
        kept = List.copyOf(kept);
    }

    /** Whether filing it for {@code chosen} would be refused: it names somebody else for sure. */
    public boolean namesAnother(PatientId chosen) {
        return !claimed.isEmpty() && Filing.namesAnother(match, chosen);
    }

    /** The patient it names beyond doubt. */
    public Optional<PatientId> certain() {
        return match instanceof Match.Same same ? Optional.of(same.patient()) : Optional.empty();
    }

    /** What is known of it once a person said what they want; as it would be kept. */
    public DocumentMetadata completedBy(ImportWish wish) {
        return Intake.completed(recognised.metadata(), DocumentMetadata.NONE, wish);
    }

    @Override public String toString() {
        return "Examined[" + recognised + "]";
    }
}
