package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import fr.havre.vault.Compartment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of an admission, and where it stands. Where several people have to sign it, it is received once all have, and none
 * of the signatures expires before the day; where one has to, a paper that is received is a signed one.
 *
 * @param lacking by the rules it is not needed, because this does not hold
 * @param due the last day on which it may come
 * @param late it is not there, and {@code due} is past
 * @param signing who has to sign it; nobody for most
 */
public record Piece(PieceKey key, ChecklistItem item, PieceState state, Optional<Fact> lacking, LocalDate due, boolean late,
        List<Signing> signing, Known known) {
    public Piece {
        signing = List.copyOf(signing);
    }

    /** Who has to sign it, and whether they have. */
    public record Signing(Signer signer, Optional<Signature> signature) { }


    /**
     * What people noted of it.
     *
     * @param askedOf whom, in words; empty for who gives it by the checklist
     * @param scan the letter of the letterbox that it came in
     * @param validUntil the last day on which it is valid
     * @param notNeeded why a person said that it is not needed
     */
    record Known(Optional<Instant> askedAt, Optional<String> askedOf, Optional<Instant> receivedAt, Optional<String> noted,
            Optional<Filed> filed, Optional<UUID> scan, Optional<LocalDate> validUntil, Optional<String> notNeeded) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        @Override public String toString() {
            return "Known[…]";
        }
    }

    /** Where the document that it is was kept. */
    public record Filed(DocumentId document, Compartment compartment) { }

    static Piece of(Checklist.Wanted wanted, Known known, List<Signing> signing, LocalDate admission, LocalDate today) {
        LocalDate lastNeeded = admission.isBefore(today) ? today : admission;
        PieceState state = stateOf(wanted, known, signing, lastNeeded);
        LocalDate due = wanted.item().due(admission);
        return new Piece(wanted.key(), wanted.item(), state, wanted.lacking(), due, !state.settled() && due.isBefore(today),
                signing, known);
    }

    private static PieceState stateOf(Checklist.Wanted wanted, Known known, List<Signing> signing, LocalDate lastNeeded) {
        if (!wanted.needed() || known.notNeeded().isPresent()) return PieceState.NOT_NEEDED;
        boolean one = signing.stream().anyMatch(each -> each.signature().isPresent());
        boolean all = signing.stream().allMatch(each -> each.signature().isPresent());
        boolean there = (one || signing.size() > 1) ? all : known.receivedAt().isPresent();
        if (there) {
            boolean expired = known.validUntil().filter(last -> last.isBefore(lastNeeded)).isPresent()
                    || signing.stream().flatMap(each -> each.signature().stream()).anyMatch(each -> !each.validOn(lastNeeded));
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

    /** The letter of the letterbox in which it was handed to the clinical side. */
    public Optional<UUID> scan() {
        return known.scan();
    }

    /** Whose signature is still missing. */
    public List<Signer> unsigned() {
        return signing.stream().filter(each -> each.signature().isEmpty()).map(Signing::signer).toList();
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
