package fr.havre.admissions;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A piece that is missing and cannot wait any longer.
 *
 * @param piece which
 * @param days until the admission; 0 or less once it has come
 */
public record Alert(Kind kind, PieceKey piece, long days) {
    /** What it is about. */
    public enum Kind {
        /** No report of the pre-anaesthesia consultation. */
        ANAESTHESIA_MISSING,
        /** Another piece for which the checklist sets a number of days. */
        PIECE_MISSING
    }

    private static final String ANAESTHESIA = "anaesthesia";

    /** From so many days before the day as the checklist says, of an admission that is being prepared. */
    static List<Alert> of(List<Piece> pieces, Admission admission, LocalDate today) {
        if (admission.state() != Admission.State.OPEN) return List.of();
        long days = today.until(admission.situation().day(), java.time.temporal.ChronoUnit.DAYS);
        return pieces.stream().filter(piece -> !piece.state().settled()).flatMap(piece -> of(piece, days).stream()).toList();
    }

    private static Optional<Alert> of(Piece piece, long days) {
        return piece.item().alertDays().filter(before -> days <= before).map(_ -> new Alert(
                piece.item().id().equals(ANAESTHESIA) ? Kind.ANAESTHESIA_MISSING : Kind.PIECE_MISSING, piece.key(), days));
    }
}
