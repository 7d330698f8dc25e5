package fr.havre.admissions.submission;

import fr.havre.admissions.PieceKey;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted on paper.
 *
 * @param pieces which; empty for every piece that is there with its document
 * @param large whether the cover page is in large print
 */
public record PaperWish(Optional<Set<PieceKey>> pieces, boolean large) {
    /** Everything that is there. */
    public static final PaperWish ALL = new PaperWish(Optional.empty(), false);

    public PaperWish {
        pieces = pieces.map(Set::copyOf);
    }
}
