package fr.havre.admissions.submission;

import fr.havre.admissions.PieceKey;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted to be sent to the hospital.
 *
 * @param address of the hospital's mailbox, as the directory gives it or as it was typed
 * @param addressee who that is, in words; may be empty
 * @param pieces which; empty for every piece that is there with its document
 * @param toRecord whether the national record too gets what the checklist says it takes
 * @param note to the hospital; may be empty
 */
public record SubmissionWish(String address, String addressee, Optional<Set<PieceKey>> pieces, boolean toRecord, String note) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 2_000;

    public SubmissionWish {
        pieces = pieces.map(Set::copyOf);
    }

    /** Everything that is there, to the record too. */
    public static SubmissionWish to(String address) {
        return new SubmissionWish(address, "", Optional.empty(), true, "");
    }

    /** A note says things about a person. */
    @Override public String toString() {
        return "SubmissionWish[" + pieces.map(Set::size) + "]";
    }
}
