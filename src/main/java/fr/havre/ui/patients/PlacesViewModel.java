package fr.havre.ui.patients;

import fr.havre.patients.BirthPlaces;
import fr.havre.patients.BirthPlaces.Place;
import fr.havre.ui.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

/** Places that may be meant by what stands in the field of the birth place, and the name of a code that stands there. */
final class PlacesViewModel {
    private static final int MOST = 5;

    private record Answer(List<Place> places, String name) { }

    private final StringProperty text;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Place>> suggested = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private BirthPlaces places;

    /** Begins to read the list at once. */
    PlacesViewModel(StringProperty text, Background background) {
        this.text = text;
        this.background = background;
        text.addListener((_, _, _) -> ask());
        background.run(BirthPlaces::load, loaded -> {
            places = loaded;
            ask();
        }, _ -> { });                                               // a code can be typed without it
    }

    private void ask() {
        String typed = text.get().strip();
        BirthPlaces from = places;
        if (from == null || typed.isEmpty()) {
            show(new Answer(List.of(), ""));
            return;
        }
        background.run(() -> answer(from, typed), found -> {
            if (typed.equals(text.get().strip())) show(found);
        }, _ -> { });
    }

    private static Answer answer(BirthPlaces from, String typed) {
        Optional<Place> exact = from.withCode(typed);
        return exact.isPresent() ? new Answer(List.of(), exact.get().name()) : new Answer(from.find(typed, MOST), "");
    }

    private void show(Answer answer) {
        suggested.set(answer.places);
        name.set(answer.name);
    }

    /** Puts its code into the field. */
    void pick(Place place) {
        text.set(place.code());
    }

    /** Somebody leaves the field: a single possible place is the one. */
    void left() {
        if (suggested.get().size() == 1) pick(suggested.get().getFirst());
    }

    ReadOnlyObjectProperty<List<Place>> suggestedProperty() {
        return suggested.getReadOnlyProperty();
    }

    /** The name of the code that stands there; empty when it is none of the list. */
    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }
}
