package fr.havre.ui.recipients;

import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.Found;
import fr.havre.directory.Hit;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.outgoing.Recipient;
import fr.havre.ui.Background;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is typed, who fits, who was chosen. What is known here comes at once; the directory is asked once the typing pauses;
 * answers to what is no longer typed are dropped.
 */
public final class RecipientsViewModel {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int SHORTEST_ASKED = 3;
    private static final int MOST = 12;
    private static final DirectoryFilter FILTER = new DirectoryFilter(Set.of(), true, MOST);

    private record Answer(List<Candidate> candidates, boolean more) { }

    private final Directory directory;
    private final Background background;
    private final Duration pause;
    private final List<Recipient> own = new ArrayList<>();
    private final Map<String, Hit> hits = new HashMap<>();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Recipient> chosen = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Candidate>> candidates = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Background.Running pausing = () -> { };
    private boolean moved;
    private int asked;

    public RecipientsViewModel(Directory directory, Background background) {
        this(directory, background, PAUSE);
    }

    RecipientsViewModel(Directory directory, Background background, Duration pause) {
        this.directory = directory;
        this.background = background;
        this.pause = pause;
        typed.addListener((_, _, text) -> ask(text));
    }

    /** Those whom only the caller knows, the patient above all: offered first, found by name, never by address. */
    public void offer(List<Recipient> recipients) {
        own.clear();
        own.addAll(recipients);
        ask(typed.get());
    }

    /** Shows the favourites as long as nothing is typed. */
    public void begin() {
        if (typed.get().isBlank()) ask("");
    }

    private void ask(String text) {
        int mine = ++asked;
        pausing.cancel();
        moved = false;
        problem.set(null);
        more.set(false);
        searching.set(false);
        background.run(() -> here(text), found -> answered(mine, text, found), failure -> failed(mine, failure));
        if (text.strip().length() < SHORTEST_ASKED) return;
        searching.set(true);
        pausing = background.run(() -> {
            if (pause.isPositive()) Thread.sleep(pause);
            return mine;
        }, _ -> askDirectory(mine, text), failure -> failed(mine, failure));
    }

    /** Not to be interrupted: it writes down what it learns. */
    private void askDirectory(int mine, String text) {
        if (mine != asked) return;
        background.run(() -> candidates(directory.find(text, FILTER)), found -> {
            answered(mine, text, found);
            if (mine == asked) searching.set(false);
        }, failure -> failed(mine, failure));
    }

    private Answer here(String text) {
        return text.isBlank() ? new Answer(candidates(directory.favourites(FILTER)), false)
                : candidates(directory.local(text, FILTER));
    }

    private Answer candidates(Found found) {
        return new Answer(candidates(found.hits()), found.more());
    }

    private List<Candidate> candidates(List<Hit> hits) {
        return hits.stream().flatMap(hit -> Candidate.of(hit, hit.address().isEmpty() ? java.util.OptionalLong.empty()
                : directory.mostBytes(hit.address().get().address())).stream()).toList();
    }

    private void answered(int mine, String text, Answer answer) {
        if (mine != asked) return;
        List<Candidate> all = new ArrayList<>();
        own.stream().filter(each -> fits(each, text)).forEach(each -> all.add(new Candidate(each, Optional.empty())));
        all.addAll(answer.candidates());
        typedAddress(text).ifPresent(all::add);
        more.set(answer.more());
        show(all);
    }

    /** Each mailbox once, and none that was chosen; who was moved to stays selected. */
    private void show(List<Candidate> all) {
        Set<String> seen = new HashSet<>();
        chosen.forEach(each -> seen.add(key(each)));
        List<Candidate> left = all.stream().filter(each -> seen.add(key(each.recipient()))).toList();
        Optional<String> before = moved ? current().map(each -> key(each.recipient())) : Optional.empty();
        candidates.set(left);
        int again = before.map(key -> left.stream().map(each -> key(each.recipient())).toList().indexOf(key)).orElse(-1);
        moved &= again >= 0;
        selected.set(again >= 0 ? again : left.isEmpty() || typed.get().isBlank() ? -1 : 0);
    }

    private void failed(int mine, Exception failure) {
        if (mine != asked) return;
        searching.set(false);
        problem.set(failure);
    }

    /** Nobody can type a patient's: it comes from their qualified identity. */
    private static Optional<Candidate> typedAddress(String text) {
        return MailAddress.parse(text).filter(each -> !each.isPatient())
                .map(each -> new Candidate(Recipient.of(each), Optional.empty()));
    }

    private static boolean fits(Recipient recipient, String text) {
        List<String> names = words(recipient.name());
        return words(text).stream().allMatch(word -> names.stream().anyMatch(name -> name.startsWith(word)));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+", -1)).filter(each -> !each.isEmpty()).toList();
    }

    private static String key(Recipient recipient) {
        return recipient.address().value().toLowerCase(Locale.ROOT);
    }

    /** The candidate that Enter adds; none before somebody typed or moved. */
    public Optional<Candidate> current() {
        int at = selected.get();
        return at < 0 || at >= candidates.get().size() ? Optional.empty() : Optional.of(candidates.get().get(at));
    }

    /** Down and up, over the ends. */
    public void move(int by) {
        int size = candidates.get().size();
        if (size == 0) return;
        moved = true;
        selected.set(selected.get() < 0 ? by > 0 ? 0 : size - 1 : Math.floorMod(selected.get() + by, size));
    }

    /** Adds the current candidate; says whether there was one. */
    public boolean accept() {
        Optional<Candidate> current = current();
        current.ifPresent(each -> add(each.recipient()));
        return current.isPresent();
    }

    /** Adds somebody once, and begins anew. */
    public void add(Recipient recipient) {
        candidates.get().stream().filter(each -> key(each.recipient()).equals(key(recipient)))
                .forEach(each -> each.hit().ifPresent(hit -> hits.put(key(recipient), hit)));
        if (chosen.stream().noneMatch(each -> key(each).equals(key(recipient)))) chosen.add(recipient);
        if (typed.get().isEmpty()) ask("");
        else typed.set("");
    }

    /** What the directory or the contacts said of somebody who was found here. */
    public Optional<Hit> known(Recipient recipient) {
        return Optional.ofNullable(hits.get(key(recipient)));
    }

    public void remove(Recipient recipient) {
        chosen.remove(recipient);
        ask(typed.get());
    }

    public StringProperty typedProperty() {
        return typed;
    }

    /** In the order in which they were added; may be filled by the caller. */
    public ObservableList<Recipient> chosen() {
        return chosen;
    }

    public ReadOnlyObjectProperty<List<Candidate>> candidatesProperty() {
        return candidates.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The directory is being asked. */
    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** The directory knows more than is shown: another word narrows it down. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Why the directory could not be asked; what is known here is shown all the same. */
    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
