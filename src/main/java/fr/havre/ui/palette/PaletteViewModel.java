package fr.havre.ui.palette;

import fr.havre.access.Session;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.documents.SearchAnswer;
import fr.havre.documents.SearchRequest;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.patients.Patients;
import fr.havre.ui.Background;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Navigator;
import fr.havre.ui.palette.Entry.Doing;
import fr.havre.ui.palette.Entry.Finding;
import fr.havre.ui.palette.Entry.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Actions, patients and documents for what is typed, always in this order: actions at once, the others as they are found.
 * An answer to an older text is dropped.
 */
public final class PaletteViewModel {
    private static final int MOST_ACTIONS = 5;
    private static final int MOST_PATIENTS = 6;
    private static final int MOST_DOCUMENTS = 6;
    private static final int SHORTEST_SEARCH = 2;
    private static final String ITSELF = "palette.action.palette";

    private record Ranked(Action action, int step) { }

    private final Actions actions;
    private final Patients patients;
    private final Documents documents;
    private final Session session;
    private final LiveWords words;
    private final Background background;
    private final Navigator navigator;
    private final Consumer<DocumentLine> assign;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final AtomicInteger asked = new AtomicInteger();            // read by a search that may be stale
    private List<? extends Entry> doing = List.of();
    private List<? extends Entry> finding = List.of();
    private List<? extends Entry> reading = List.of();
    private int running;

    /** @param assign asks whose a document is that nobody has filed */
    public PaletteViewModel(Actions actions, Patients patients, Documents documents, Session session, LiveWords words,
            Background background, Navigator navigator, Consumer<DocumentLine> assign) {
        this.assign = assign;
        this.actions = actions;
        this.patients = patients;
        this.documents = documents;
        this.session = session;
        this.words = words;
        this.background = background;
        this.navigator = navigator;
        typed.addListener((_, _, text) -> ask(text));
    }

    /** As it opens: nothing typed, every action. */
    public void begin() {
        if (typed.get().isEmpty()) ask("");
        else typed.set("");
    }

    private void ask(String text) {
        int mine = asked.incrementAndGet();
        running = 0;
        problem.set(null);
        doing = ranked(text);
        finding = List.of();
        reading = List.of();
        show();
        if (text.strip().length() < SHORTEST_SEARCH) return;
        running = 2;
        searching.set(true);
        background.run(() -> patients(text, mine), found -> {
            if (asked.get() == mine) finding = found;
            answered(mine);
        }, failure -> failed(mine, failure));
        background.run(() -> documents(text, mine), found -> {
            if (asked.get() == mine) reading = found;
            answered(mine);
        }, failure -> failed(mine, failure));
    }

    private List<Doing> ranked(String text) {
        List<Ranked> fitting = new ArrayList<>();
        for (Action each : actions.all()) {
            if (each.words().equals(ITSELF)) continue;
            OptionalInt step = Ranking.of(each.name(words), each.also(words), text);
            if (step.isPresent()) fitting.add(new Ranked(each, step.getAsInt()));
        }
        fitting.sort(Comparator.comparingInt(Ranked::step));
        return fitting.stream().limit(text.isBlank() ? Long.MAX_VALUE : MOST_ACTIONS).map(each -> new Doing(each.action)).toList();
    }

    private List<Finding> patients(String text, int mine) {
        if (asked.get() != mine) throw new CancellationException();
        return patients.find(session, text).stream().limit(MOST_PATIENTS).map(Finding::new).toList();
    }

    private List<Reading> documents(String text, int mine) {
        if (asked.get() != mine) throw new CancellationException();
        SearchRequest request = new SearchRequest(text, SearchFilter.NONE, Places.END, MOST_DOCUMENTS, false);
        List<Reading> found = new ArrayList<>();
        for (SearchAnswer.Hit hit : documents.search(session, request, () -> asked.get() != mine).hits()) {
            found.add(new Reading(hit, hit.document().patient().flatMap(id -> patients.line(session, id))));
        }
        return found;
    }

    private void answered(int mine) {
        if (asked.get() != mine) return;
        running--;
        show();
    }

    private void failed(int mine, Exception failure) {
        if (asked.get() != mine) return;
        problem.set(failure);
        answered(mine);
    }

    private void show() {
        List<Entry> all = new ArrayList<>(doing);
        all.addAll(finding);
        all.addAll(reading);
        searching.set(running > 0);
        entries.set(List.copyOf(all));
    }

    /** Does, opens or shows it. */
    void choose(Entry entry) {
        switch (entry) {
            case Doing it -> it.action().run().run();
            case Finding it -> navigator.openPatient(it.patient().id());
            case Reading it -> it.patient().ifPresentOrElse(patient -> navigator.openDocument(patient.id(),
                    it.hit().document().id()), () -> assign.accept(it.hit().document()));
        }
    }

    public StringProperty typedProperty() {
        return typed;
    }

    ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
