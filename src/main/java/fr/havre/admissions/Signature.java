package fr.havre.admissions;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody has signed.
 *
 * @param name of who signed; may be empty
 * @param expires its last day, where it has one
 * @param filed the signed paper, where it is kept
 */
public record Signature(String name, LocalDate on, Optional<LocalDate> expires, Optional<Piece.Filed> filed) {
    boolean validOn(LocalDate day) {
        return expires.filter(last -> last.isBefore(day)).isEmpty();
    }

    @Override public String toString() {
        return "Signature[" + on + "]";
    }
}
