package fr.havre.ui.admissions;

import fr.havre.admissions.Destination;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.Entry;
import fr.havre.directory.Found;
import fr.havre.directory.Professional;
import fr.havre.documents.search.Folding;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hospitals and services to choose from: where patients were sent before, then what is known of the directory, then what
 * the directory says once the typing pauses. What cannot be asked is left out.
 */
final class HospitalSearch {
    private static final int MOST = 8;
    private static final int SHORTEST_ASKED = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final DirectoryFilter FILTER = DirectoryFilter.EVERYBODY;

    /**
     * One to choose.
     *
     * @param where the town, or what else tells two of the same name apart
     */
    record Suggestion(String hospital, String service, String where) {
        /** One line of the list. */
        String line() {
            return Stream.of(hospital, service, where).filter(part -> !part.isBlank())
                    .collect(Collectors.joining(AdmissionWords.BETWEEN));
        }
    }

    /** @param more the directory can be asked */
    private record Known(List<Suggestion> suggestions, boolean more) { }

    private final Desk desk;
    private final Background background;
    private final Duration pause;
    private Background.Running pausing = () -> { };
    private int asked;

    HospitalSearch(Desk desk, Background background) {
        this(desk, background, PAUSE);
    }

    HospitalSearch(Desk desk, Background background, Duration pause) {
        this.desk = desk;
        this.background = background;
        this.pause = pause;
    }

    /** Looks for what is typed; may answer twice. */
    void find(String typed, Consumer<List<Suggestion>> answer) {
        int mine = ++asked;
        pausing.cancel();
        background.run(() -> known(typed), known -> {
            if (mine != asked) return;
            answer.accept(known.suggestions());
            if (known.more()) pause(mine, typed, answer);
        }, _ -> answer.accept(List.of()));
    }

    private void pause(int mine, String typed, Consumer<List<Suggestion>> answer) {
        pausing = background.run(() -> {
            if (pause.isPositive()) Thread.sleep(pause);
            return mine;
        }, _ -> ask(mine, typed, answer), _ -> { });
    }

    /** Not to be interrupted: the directory writes down what it learns. */
    private void ask(int mine, String typed, Consumer<List<Suggestion>> answer) {
        if (mine != asked) return;
        background.run(() -> together(typed, desk.directory().find(typed, FILTER)), found -> {
            if (mine == asked) answer.accept(found);
        }, _ -> { });
    }

    private Known known(String typed) {
        Found local = typed.isBlank() ? new Found(List.of(), false, false) : desk.directory().local(typed, FILTER);
        return new Known(together(typed, local), typed.strip().length() >= SHORTEST_ASKED
                && desk.directory().connectedTo().isPresent());
    }

    private List<Suggestion> together(String typed, Found directory) {
        Set<String> words = Folding.distinct(typed);
        Stream<Suggestion> before = desk.admissions().destinations(desk.session()).stream().filter(each -> fits(each, words))
                .map(each -> new Suggestion(each.hospital(), each.service(), ""));
        Stream<Suggestion> listed = directory.hits().stream().map(hit -> hit.entry())
                .filter(entry -> !(entry instanceof Professional)).map(HospitalSearch::suggestion);
        return Stream.concat(before, listed).distinct().limit(MOST).toList();
    }

    private static Suggestion suggestion(Entry entry) {
        return new Suggestion(entry.name(), "", entry.place());
    }

    private static boolean fits(Destination place, Set<String> words) {
        Set<String> of = Folding.distinct(place.hospital() + " " + place.service());
        return words.stream().allMatch(word -> of.stream().anyMatch(each -> each.startsWith(word)));
    }

    /** Services of that hospital that patients were sent to before. */
    void services(String hospital, String typed, Consumer<List<String>> answer) {
        Set<String> words = Folding.distinct(typed);
        background.run(() -> desk.admissions().destinations(desk.session()).stream()
                .filter(each -> each.hospital().equalsIgnoreCase(hospital.strip()) && !each.service().isBlank()
                        && fits(each, words)).map(Destination::service).distinct().limit(MOST).toList(), answer, _ -> { });
    }
}
