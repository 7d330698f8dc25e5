package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

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

    /**
     * Whether the hospital has it, or may have, and counts on it: also when it was called off in a letter that came back.
     *
     * @param all of its admission
     */
    public boolean isThere(List<Submission> all) {
        if (state != SubmissionState.REPLACED) return state.left();
        List<Submission> after = after(all).toList();
        return !after.isEmpty() && after.stream().allMatch(each -> each.callsOff() && each.state() == SubmissionState.REFUSED);
    }

    /** What tells the hospital that it counts no more: prepared, or on its way. */
    public Optional<Submission> calledOffBy(List<Submission> all) {
        return after(all).filter(each -> each.callsOff() && (each.state() == SubmissionState.PREPARED || each.state().left()))
                .findFirst();
    }

    private Stream<Submission> after(List<Submission> all) {
        return all.stream().filter(each -> each.replaces().equals(Optional.of(id)) && each.state() != SubmissionState.WITHDRAWN);
    }

    /**
     * What stands at each mailbox, or is on its way there: a sending to one takes no other's place.
     *
     * @param newestFirst all of one admission
     */
    public static List<Submission> standing(List<Submission> newestFirst) {
        Set<String> seen = new HashSet<>();
        return newestFirst.stream().filter(each -> (each.isThere(newestFirst) || each.state() == SubmissionState.PREPARED)
                && seen.add(each.address().toLowerCase(Locale.ROOT)) && !each.callsOff()).toList();
    }

    /** Names nobody. */
    @Override public String toString() {
        return "Submission[" + id + " " + state + reason.map(why -> " " + why).orElse("") + "]";
    }
}
