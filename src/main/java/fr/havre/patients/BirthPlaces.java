package fr.havre.patients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code officiel géographique of communes and countries, by name: a person knows where they were born, a form wants the
 * code. A code that is not in it may be right all the same: communes end.
 *
 * <p>About 6 MB; loading takes some tenths of a second: not on the FX thread. Immutable.
 */
public final class BirthPlaces {
    /** A commune or country. */
    public record Place(String code, String name) { }

    private static final String FILE = "birth-places.tsv";

    private final List<Place> places;
    private final List<String> folded;

    private BirthPlaces(List<Place> places) {
        this.places = List.copyOf(places);
        folded = places.stream().map(place -> NameFolding.fold(place.name)).toList();
    }

    /** Reads the list that comes with the program: the largest places first. */
    public static BirthPlaces load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                BirthPlaces.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            List<Place> places = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                places.add(new Place(line.substring(0, tab), line.substring(tab + 1)));
            }
            return new BirthPlaces(places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Place> withCode(String code) {
        return places.stream().filter(place -> place.code.equals(code)).findFirst();
    }

    /**
     * Places whose name or code begins as typed, then those with a word that does; the very name first, the larger before
     * the smaller. None for less than two characters.
     */
    public List<Place> find(String typed, int most) {
        String wanted = NameFolding.fold(typed);
        if (wanted.length() < 2) return List.of();
        List<List<Place>> bySteps = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < folded.size(); i++) {
            String name = folded.get(i);
            if (name.equals(wanted)) bySteps.get(0).add(places.get(i));
            else if (name.startsWith(wanted) || places.get(i).code.startsWith(wanted)) bySteps.get(1).add(places.get(i));
            else if (name.contains(" " + wanted)) bySteps.get(2).add(places.get(i));
        }
        return bySteps.stream().flatMap(List::stream).limit(most).toList();
    }
}
