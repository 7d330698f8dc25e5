package fr.havre.ui.chart;

import fr.havre.access.Session;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.Documents;
import fr.havre.documents.Origin;
import fr.havre.documents.SearchAnswer;
import fr.havre.documents.SearchRequest;
import fr.havre.documents.search.Places;
import fr.havre.documents.search.SearchFilter;
import fr.havre.documents.search.Snippet;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.chart.Timeline.Grouping;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The timeline of a chart: which lines, under which headings, and the one that is looked at. */
public final class TimelineViewModel {
    private static final int MOST_FOUND = 500;

    private final Documents documents;
    private final Session session;
    private final Background background;
    private final PatientId patient;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<ChartFilter> filter = new SimpleObjectProperty<>(ChartFilter.NONE);
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.MONTH);
    private final ObservableList<ChartRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<ChartDocument>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<ChartDocument>> marked = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<DocumentLine> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper incomplete = new ReadOnlyBooleanWrapper();
    private final Set<DocumentId> open = new HashSet<>();
    private Optional<Map<DocumentId, Snippet>> found = Optional.empty();
    private Optional<DocumentId> wanted = Optional.empty();
    private LocalDate today = LocalDate.EPOCH;
    private Background.Running searching = () -> { };

    TimelineViewModel(Documents documents, Session session, Background background, PatientId patient) {
        this.documents = documents;
        this.session = session;
        this.background = background;
        this.patient = patient;
        typed.addListener((_, _, _) -> search(false));
        filter.addListener((_, _, _) -> arrange());
        grouping.addListener((_, _, _) -> arrange());
    }

    /** Shows these; what was selected stays so if it is still there, else the newest is. */
    void show(List<ChartDocument> now, LocalDate day) {
        today = day;
        lines.set(List.copyOf(now));
        if (!typed.get().isBlank()) search(false);
        arrange();
        Optional<DocumentId> keep = wanted.or(() -> Optional.ofNullable(selected.get()).map(DocumentLine::id));
        wanted = Optional.empty();
        Optional<DocumentLine> kept = keep.flatMap(id -> now.stream().flatMap(ChartDocument::all)
                .filter(line -> line.id().equals(id)).findFirst());
        selected.set(kept.or(() -> rows.stream().flatMap(row -> row.shown().stream()).findFirst()).orElse(null));
    }

    private void arrange() {
        List<ChartDocument> fitting = lines.get().stream().filter(each -> filter.get().takes(each, today))
                .filter(each -> found.isEmpty() || each.all().anyMatch(line -> found.get().containsKey(line.id())))
                        .toList();
        rows.setAll(Timeline.rows(fitting, grouping.get(), found.orElse(Map.of()), open));
    }

    /** A search that is finished, not only being typed: it leaves a trace. */
    public void searchNow() {
        search(true);
    }

    private void search(boolean traced) {
        searching.cancel();
        problem.set(null);
        String text = typed.get();
        if (text.isBlank()) {
            found = Optional.empty();
            incomplete.set(false);
            arrange();
            return;
        }
        SearchRequest request = new SearchRequest(text, SearchFilter.ofPatient(patient.value()), Places.END,
                MOST_FOUND, traced);
        searching = background.run(() -> documents.search(session, request, () -> Thread.currentThread()
                .isInterrupted()),
                answer -> {
                    if (text.equals(typed.get())) found(answer);
                }, failure -> {
                    if (text.equals(typed.get())) problem.set(failure);
                });
    }

    private void found(SearchAnswer answer) {
        Map<DocumentId, Snippet> phrases = new HashMap<>();
        answer.hits().forEach(hit -> phrases.put(hit.document().id(), hit.phrase()));
        found = Optional.of(phrases);
        incomplete.set(!answer.complete());
        arrange();
    }

    /** Selects it, now or once it is there. */
    public void select(DocumentId document) {
        Optional<DocumentLine> line = lines.get().stream().flatMap(ChartDocument::all)
                .filter(each -> each.id().equals(document)).findFirst();
        line.ifPresentOrElse(selected::set, () -> wanted = Optional.of(document));
    }

    /** Several lines are selected in the list: what is done then is done to all of them. */
    void mark(List<ChartRow> selected) {
        marked.set(selected.stream().flatMap(row -> row instanceof ChartRow.Shown shown ? Stream.of(shown.document())
                : Stream.empty()).toList());
    }

    /** What is selected in the list; headings and older versions left out. */
    ReadOnlyObjectProperty<List<ChartDocument>> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    void select(ChartRow row) {
        if (current().filter(now -> row instanceof ChartRow.Shown shown && now.equals(shown.document())
                && now.twins().contains(selected.get())).isPresent()) return;
        row.shown().ifPresent(selected::set);
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    private void step(int by) {
        for (int i = selectedRow() + by; i >= 0 && i < rows.size(); i += by) {
            if (rows.get(i).shown().isEmpty()) continue;
            select(rows.get(i));
            return;
        }
    }

    /** Index in {@link #rows()}; -1 if what is selected is not among them. */
    int selectedRow() {
        DocumentLine line = selected.get();
        if (line == null) return -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).is(line.id()) || (rows.get(i) instanceof ChartRow.Shown shown
                    && shown.document().twins().stream().anyMatch(each -> each.id().equals(line.id())))) return i;
        }
        return -1;
    }

    /** The line of the timeline that what is selected belongs to. */
    Optional<ChartDocument> current() {
        return Optional.ofNullable(selected.get())
                .flatMap(line -> lines.get().stream().filter(each -> each.holds(line.id())).findFirst());
    }

    /** Shows the same document in its other format, if it has one. */
    public void otherFormat() {
        current().filter(each -> !each.twins().isEmpty()).ifPresent(each ->
                selected.set(each.line().id().equals(selected.get().id()) ? each.twins().getFirst() : each.line()));
    }

    /** Opens the older versions of the selected line, or folds them. */
    public void toggleOlder() {
        current().ifPresent(each -> showOlder(!open.contains(each.line().id())));
    }

    public void showOlder(boolean shown) {
        current().ifPresent(each -> {
            if (shown) open.add(each.line().id());
            else open.remove(each.line().id());
            if (!shown && !selected.get().equals(each.line())) selected.set(each.line());
            arrange();
        });
    }

    /** Classes that occur, in the order of their codes. */
    List<String> classes() {
        return lines.get().stream().map(each -> each.line().classCode()).distinct().sorted().toList();
    }

    List<String> authors() {
        return lines.get().stream().map(each -> each.line().author()).filter(name -> !name.isBlank()).distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    List<Origin.Kind> origins() {
        return Arrays.stream(Origin.Kind.values()).filter(kind -> lines.get().stream().flatMap(ChartDocument::all)
                .anyMatch(line -> line.origins().contains(kind))).toList();
    }

    List<ChartFilter.State> states() {
        return Stream.of(ChartFilter.State.values()).filter(state -> lines.get().stream()
                .anyMatch(each -> ChartFilter.State.of(each.standing()) == state)).toList();
    }

    public StringProperty typedProperty() {
        return typed;
    }

    ObjectProperty<ChartFilter> filterProperty() {
        return filter;
    }

    ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    ObservableList<ChartRow> rows() {
        return rows;
    }

    /** All lines, whatever the filter. */
    ReadOnlyObjectProperty<List<ChartDocument>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** What the viewer shows; null for nothing. */
    public ReadOnlyObjectProperty<DocumentLine> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The index is being built: documents may be missing among what was found. */
    public ReadOnlyBooleanProperty incompleteProperty() {
        return incomplete.getReadOnlyProperty();
    }
}
