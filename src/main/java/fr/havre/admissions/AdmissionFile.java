package fr.havre.admissions;

import fr.havre.patients.Patient;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An admission with its patient and every piece of the checklist, in its order.
 *
 * @param alerts what is missing and cannot wait any longer
 * @param checklist the version of the rules that said so
 */
public record AdmissionFile(Admission admission, Patient patient, List<Piece> pieces, List<Alert> alerts,
        String checklist) {
    public AdmissionFile {
        pieces = List.copyOf(pieces);
        alerts = List.copyOf(alerts);
    }

    /** Every piece that is needed is there and valid on the day. */
    public boolean complete() {
        return pieces.stream().noneMatch(Piece::blocks);
    }

    /** What is not there yet, whether the admission depends on it or not. */
    public List<Piece> open() {
        return pieces.stream().filter(each -> !each.state().settled()).toList();
    }

    /** Without which it is not complete. */
    public List<Piece> blocking() {
        return pieces.stream().filter(Piece::blocks).toList();
    }

    /** Who has to give what is blocking, each with the pieces that are waited for. */
    public Map<Giver, List<Piece>> waitsFor() {
        return blocking().stream().collect(Collectors.groupingBy(each -> each.item().giver(), () -> new EnumMap<>(Giver.class),
                Collectors.toList()));
    }

    /**
     * The line of this piece.
     *
     * @throws AdmissionException {@code UNKNOWN_PIECE}
     */
    public Piece piece(PieceKey key) {
        return pieces.stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> new AdmissionException(AdmissionException.Code.UNKNOWN_PIECE, key.toString()));
    }

    @Override public String toString() {
        return "AdmissionFile[" + admission.id() + "]";
    }
}
