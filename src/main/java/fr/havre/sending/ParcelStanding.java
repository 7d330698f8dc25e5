package fr.havre.sending;

import fr.havre.messaging.outgoing.Advice;
import fr.havre.messaging.outgoing.Fate;
import fr.havre.messaging.outgoing.MessageState;
import java.util.List;
import java.util.Optional;

/**
 * What became of a parcel whose letters were queued: it is as well off as its worst letter.
 *
 * @param why it does not leave or did not arrive
 */
public record ParcelStanding(State state, Optional<Obstacle> why) {
    /** How far it is. */
    public enum State { QUEUED, SENT, RECEIVED, IN_DOUBT, REFUSED }

    static ParcelStanding of(List<Fate> letters) {
        boolean answered = letters.stream().anyMatch(Fate::answered);
        return letters.stream().map(each -> of(each, answered)).max((a, b) -> Integer.compare(a.rank(), b.rank())).orElseThrow();
    }

    /** Who answers one letter has the parcel before them. */
    private static ParcelStanding of(Fate letter, boolean answered) {
        return switch (letter.state()) {
            case HELD, QUEUED -> new ParcelStanding(State.QUEUED, Optional.empty());
            case BLOCKED -> new ParcelStanding(State.QUEUED, Optional.of(Obstacle.SERVER_REFUSES));
            case SENT -> new ParcelStanding(answered ? State.RECEIVED : State.SENT, Optional.empty());
            case IN_DOUBT -> new ParcelStanding(letter.answered() ? State.RECEIVED : State.IN_DOUBT, Optional.empty());
            case DELIVERED, READ -> new ParcelStanding(State.RECEIVED, Optional.empty());
            case REFUSED, BOUNCED -> new ParcelStanding(State.REFUSED, Optional.of(why(letter)));
            case TAKEN_BACK -> new ParcelStanding(State.REFUSED, Optional.of(Obstacle.TAKEN_BACK));
        };
    }

    private static Obstacle why(Fate letter) {
        Advice advice = letter.advice().orElse(letter.state() == MessageState.REFUSED ? Advice.NOT_INTEGRATED : Advice.NOT_DELIVERED);
        return switch (advice) {
            case NO_SUCH_ADDRESS, NO_SUCH_PATIENT, ADDRESS_NOT_VALID, MAILBOX_CLOSED, PATIENT_CLOSED -> Obstacle.NO_SUCH_MAILBOX;
            case MAILBOX_FULL -> Obstacle.MAILBOX_FULL;
            case TOO_LARGE -> Obstacle.TOO_LARGE;
            case NOT_ALLOWED, NOT_REACHED, NOT_DELIVERED -> Obstacle.NOT_DELIVERED;
            case PATIENT_UNKNOWN, INS_MISSING, INS_DIFFERS, TRAITS_INCOMPLETE -> Obstacle.PATIENT_UNKNOWN;
            case WRONG_VERSION, AUTHOR_NOT_ALLOWED, NOT_INTEGRATED -> Obstacle.NOT_TAKEN;
        };
    }

    private int rank() {
        return switch (state) {
            case RECEIVED -> 0;
            case SENT -> 1;
            case QUEUED -> why.isPresent() ? 3 : 2;
            case IN_DOUBT -> 4;
            case REFUSED -> 5;
        };
    }
}
