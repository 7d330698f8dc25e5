package fr.havre.ui.admissions;

import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.admissions.PieceState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The pieces that are shown: required ones first, what is proposed last, each kind in the order of the checklist. */
final class PieceList {
    private final ObservableList<Piece> shown = FXCollections.observableArrayList();
    private final ObjectProperty<Piece> chosen = new SimpleObjectProperty<>();

    /** @param everything what is not needed by the rules too, at the end */
    void show(List<Piece> all, boolean everything) {
        List<Piece> now = all.stream().filter(piece -> everything || piece.lacking().isEmpty()).sorted(Comparator
                .<Piece, Boolean>comparing(piece -> piece.lacking().isPresent()).thenComparing(piece -> piece.item().need())).toList();
        Optional<PieceKey> before = Optional.ofNullable(chosen.get()).map(Piece::key);
        if (!now.equals(shown)) shown.setAll(now);
        chosen.set(before.flatMap(this::find).orElseGet(() -> now.isEmpty() ? null : now.getFirst()));
    }

    private Optional<Piece> find(PieceKey key) {
        return shown.stream().filter(piece -> piece.key().equals(key)).findFirst();
    }

    void choose(PieceKey key) {
        find(key).ifPresent(chosen::set);
    }

    void step(int by) {
        int place = shown.indexOf(chosen.get()) + by;
        if (place >= 0 && place < shown.size()) chosen.set(shown.get(place));
    }

    /** Goes on to the next after {@code key} of which nothing was said, from the beginning after the end; stays if none is left. */
    void after(PieceKey key) {
        int place = find(key).map(shown::indexOf).orElse(0);
        for (int i = 1; i < shown.size(); i++) {
            Piece next = shown.get((place + i) % shown.size());
            if (next.state() != PieceState.MISSING && next.state() != PieceState.EXPIRED) continue;
            chosen.set(next);
            return;
        }
        choose(key);
    }

    /** The first of which nothing was said. */
    void first() {
        shown.stream().filter(piece -> piece.state() == PieceState.MISSING || piece.state() == PieceState.EXPIRED).findFirst()
                .ifPresent(chosen::set);
    }

    ObservableList<Piece> shown() {
        return shown;
    }

    ObjectProperty<Piece> chosenProperty() {
        return chosen;
    }
}
