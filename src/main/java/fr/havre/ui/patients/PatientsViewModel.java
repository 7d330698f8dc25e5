package fr.havre.ui.patients;

import fr.havre.access.Session;
import fr.havre.patients.Duplicates;
import fr.havre.patients.IdentityStatus;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientLine;
import fr.havre.patients.PatientRegister;
import fr.havre.patients.PatientRegister.Order;
import fr.havre.patients.Patients;
import fr.havre.ui.Background;
import fr.havre.ui.News;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * All patients, those that fit what is typed and chosen, in the order asked for. Read once off the FX thread; changes are
 * taken over as they are committed; an answer to an older question is dropped.
 */
public final class PatientsViewModel implements AutoCloseable {
    /** Which patients are wanted. */
    public enum Filter { ALL, RECENT, DUPLICATES, NOT_QUALIFIED }

    /** How a list is ordered. */
    public record Sorting(Order order, boolean descending) {
        public static final Sorting BY_NAME = new Sorting(Order.NAME, false);
    }

    private record Answer(PatientRegister register, List<PatientLine> lines) { }

    private static final int FIRST_PAGE = 60;
    private static final Duration RECENTLY = Duration.ofDays(30);

    private final PatientsSource source;
    private final Background background;
    private final News.Listening listening;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final ObjectProperty<Sorting> sorting = new SimpleObjectProperty<>(Sorting.BY_NAME);
    private final ReadOnlyObjectWrapper<List<PatientLine>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Duplicates> duplicates = new ReadOnlyObjectWrapper<>(Duplicates.NONE);
    private final ReadOnlyObjectWrapper<Instant> readAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final Set<PatientId> changed = new LinkedHashSet<>();
    private final AtomicInteger asked = new AtomicInteger();            // read by work that may be stale
    private PatientRegister register;                                   // by name
    private PatientRegister sorted;                                     // the same in the order on screen
    private boolean takingOver;
    private int answered;
    private Consumer<List<PatientLine>> waiting;
    private volatile PatientRegister compared;                           // read by the comparison too

    /** Begins to read at once. */
    public PatientsViewModel(Patients patients, Session session, Background background, News news) {
        this(new PatientsSource.OfVault(patients, session), background, news);
    }

    /** Lines of nobody, in no vault: to try the list with before it is needed. Reads nothing in the background. */
    static PatientsViewModel ofNobody() {
        Background none = new Background() {
            @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
                return () -> { };
            }

            @Override public void onScreen(Runnable step) { }
        };
        PatientsViewModel model = new PatientsViewModel(new PatientsSource.OfNobody(), none, new News(none));
        model.shown.set(model.source.first(FIRST_PAGE));
        return model;
    }

    private PatientsViewModel(PatientsSource source, Background background, News news) {
        this.source = source;
        this.background = background;
        listening = news.listen(PatientChanged.class, change -> changed(change.patient()));
        typed.addListener((_, _, _) -> refresh());
        filter.addListener((_, _, _) -> refresh());
        sorting.addListener((_, _, _) -> refresh());
        background.run(() -> source.first(FIRST_PAGE), this::firstPage, problem::set);
    }

    /** What is seen first; the rest is read when that is on the screen, so that both do not wait for each other. */
    private void firstPage(List<PatientLine> lines) {
        if (typed.get().isBlank() && filter.get() == Filter.ALL) shown.set(lines);
        background.onceShown(() -> background.run(() -> source.all(), this::read, problem::set));
    }

    private void read(PatientRegister all) {
        replace(all);
        takeOver();
        refresh();
    }

    private void replace(PatientRegister with) {
        register = with;
        sorted = with;
        readAt.set(with.readAt());
        total.set(with.size());
    }

    /** Asks again for what is wanted now. */
    private void refresh() {
        int mine = asked.incrementAndGet();
        waiting = null;
        PatientRegister from = register;
        PatientRegister ready = sorted;
        if (from == null) return;                                       // asked for again when they are read
        Sorting wanted = sorting.get();
        String text = typed.get();
        Predicate<PatientLine> also = predicate(filter.get(), duplicates.get(), from.readAt());
        background.run(() -> {
            PatientRegister inOrder = ready.in(wanted.order(), wanted.descending());
            return new Answer(inOrder, inOrder.find(text, also, () -> asked.get() != mine));
        }, answer -> {
            if (asked.get() != mine) return;
            problem.set(null);
            if (register == from) sorted = answer.register;
            shown.set(answer.lines);
            answered = mine;
            tellWaiting();
            compare();
        }, failure -> {
            if (asked.get() == mine) problem.set(failure);
        });
    }

    /**
     * Gives {@code then} the answer to what is asked now: at once if it is there, else when it comes, never if something
     * else is asked before. Whoever presses Enter quickly must not open a patient of the question before.
     */
    public void whenAnswered(Consumer<List<PatientLine>> then) {
        waiting = then;
        if (answered == asked.get()) tellWaiting();
    }

    private void tellWaiting() {
        Consumer<List<PatientLine>> then = waiting;
        waiting = null;
        if (then != null) then.accept(shown.get());
    }

    private static Predicate<PatientLine> predicate(Filter filter, Duplicates duplicates, Instant now) {
        return switch (filter) {
            case ALL -> _ -> true;
            case RECENT -> line -> line.changedAt().isAfter(now.minus(RECENTLY));
            case DUPLICATES -> line -> duplicates.of(line.id()).isPresent();
            case NOT_QUALIFIED -> line -> line.status() != IdentityStatus.QUAL;
        };
    }

    private void changed(PatientId patient) {
        changed.add(patient);
        takeOver();
    }

    /** Reads what changed since; changes that come meanwhile wait for the next round. */
    private void takeOver() {
        if (takingOver || register == null || changed.isEmpty()) return;
        takingOver = true;
        Set<PatientId> ids = Set.copyOf(changed);
        changed.clear();
        PatientRegister from = register;
        background.run(() -> from.with(ids.stream().flatMap(id -> source.line(id).stream()).toList()), after -> {
            takingOver = false;
            replace(after);
            refresh();
            takeOver();
        }, failure -> {
            takingOver = false;
            problem.set(failure);
        });
    }

    /** Looks for pairs, after the list is there: nobody waits for it. */
    private void compare() {
        PatientRegister all = register;
        if (compared == all) return;
        compared = all;
        background.run(() -> all.duplicates(source.distinct(), () -> compared != all), found -> {
            if (compared != all) return;
            duplicates.set(found);
            if (filter.get() == Filter.DUPLICATES) refresh();
        }, failure -> {
            if (compared == all) problem.set(failure);
        });
    }

    public boolean mayEdit() {
        return source.mayEdit();
    }

    /** What is searched for. */
    public StringProperty typedProperty() {
        return typed;
    }

    public ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    public ObjectProperty<Sorting> sortingProperty() {
        return sorting;
    }

    /** What fits, as a whole: a list of 100 000 is replaced, not compared. */
    public ReadOnlyObjectProperty<List<PatientLine>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Duplicates> duplicatesProperty() {
        return duplicates.getReadOnlyProperty();
    }

    /** What ages are counted from; null until all are read. */
    public ReadOnlyObjectProperty<Instant> readAtProperty() {
        return readAt.getReadOnlyProperty();
    }

    /** How many patients there are; -1 until that is known. */
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Listens no longer. */
    @Override public void close() {
        listening.close();
        asked.incrementAndGet();
    }
}
