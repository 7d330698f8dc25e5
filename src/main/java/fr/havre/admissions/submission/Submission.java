package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One sending of an admission's pieces to the hospital, by mail or by hand.
 *
 * @param number 1, 2, … of its admission
 * @param address of the hospital's mailbox; empty on paper
 * @param addressee who that is; on paper, to whom it was given
 * @param reason what stands in its way, or what became of it
 * @param replaces the one whose place it takes at the hospital
 * @param since when it is in this state
 * @param sentBy whose session carried it out
 */
public record Submission(SubmissionId id, int number, AdmissionId admission, String address, String addressee,
        boolean toRecord, String note, List<SubmissionPiece> pieces, SubmissionState state, Optional<SubmissionReason> reason,
        Optional<SubmissionId> replaces, Instant preparedAt, UUID preparedBy, Instant since, Optional<UUID> sentBy) {
    public Submission {
        pieces = List.copyOf(pieces);
    }

    /** Whether somebody has to do something about it: the reason says what. */
    public boolean stopped() {
        return reason.isPresent() && !state.over();
    }

    /** Takes no piece to the hospital but tells it that what it has counts no more. */
    public boolean callsOff() {
        return pieces.isEmpty();
    }

    /** Names nobody. */
    @Override public String toString() {
        return "Submission[" + id + " " + state + reason.map(why -> " " + why).orElse("") + "]";
    }
}
