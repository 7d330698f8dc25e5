package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import fr.havre.vault.Compartment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One piece of an admission, and where it stands.
 *
 * @param lacking by the rules it is not needed, because this does not hold
 * @param due the last day on which it may come
 * @param late it is not there, and {@code due} is past
 */
public record Piece(PieceKey key, ChecklistItem item, PieceState state, Optional<Fact> lacking, LocalDate due, boolean late,
        Known known) {

    /**
     * What people noted of it.
     *
     * @param askedOf whom, in words; empty for who gives it by the checklist
     * @param validUntil the last day on which it is valid
     * @param notNeeded why a person said that it is not needed
     */
    record Known(Optional<Instant> askedAt, Optional<String> askedOf, Optional<Instant> receivedAt, Optional<String> noted,
            Optional<Filed> filed, Optional<LocalDate> validUntil, Optional<String> notNeeded) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());

        @Override public String toString() {
            return "Known[…]";
        }
    }

    /** Where the document that it is was kept. */
    public record Filed(DocumentId document, Compartment compartment) { }

    static Piece of(Checklist.Wanted wanted, Known known, LocalDate admission, LocalDate today) {
        LocalDate lastNeeded = admission.isBefore(today) ? today : admission;
        PieceState state = stateOf(wanted, known, lastNeeded);
        LocalDate due = wanted.item().due(admission);
        return new Piece(wanted.key(), wanted.item(), state, wanted.lacking(), due, !state.settled() && due.isBefore(today), known);
    }

    private static PieceState stateOf(Checklist.Wanted wanted, Known known, LocalDate lastNeeded) {
        if (!wanted.needed() || known.notNeeded().isPresent()) return PieceState.NOT_NEEDED;
        if (known.receivedAt().isPresent()) {
            boolean expired = known.validUntil().filter(last -> last.isBefore(lastNeeded)).isPresent();
            return expired ? PieceState.EXPIRED : PieceState.RECEIVED;
        }
        return known.askedAt().isPresent() ? PieceState.ASKED : PieceState.MISSING;
    }

    /** Whether the admission is not complete without it and it is not there. */
    public boolean blocks() {
        return item.need() == ChecklistItem.Need.REQUIRED && !state.settled();
    }

    public Optional<Instant> askedAt() {
        return known.askedAt();
    }

    /** Whom, in words; empty for who gives it by the checklist. */
    public Optional<String> askedOf() {
        return known.askedOf();
    }

    public Optional<Instant> receivedAt() {
        return known.receivedAt();
    }

    /** What was noted down. */
    public Optional<String> noted() {
        return known.noted();
    }

    /** The document it is. One of the clinical compartment may be known to be there by somebody who cannot open it. */
    public Optional<Filed> filed() {
        return known.filed();
    }

    /** The last day on which it is valid. */
    public Optional<LocalDate> validUntil() {
        return known.validUntil();
    }

    /** Why a person said that it is not needed. */
    public Optional<String> notNeededBecause() {
        return known.notNeeded();
    }

    @Override public String toString() {
        return "Piece[" + key + " " + state + "]";
    }
}
