package fr.havre.ui.chart;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentChange;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.profile.DocumentProfiles;
import fr.havre.documents.review.ReviewChanged;
import fr.havre.patients.ConsentException;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientException;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordChanged;
import fr.havre.record.RecordEntry;
import fr.havre.record.RecordPull;
import fr.havre.record.RecordStanding;
import fr.havre.sync.ConflictChanged;
import fr.havre.sync.OutboxChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.chart.ChartReading.Content;
import fr.havre.vault.Compartment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One patient's chart, from its opening until one goes elsewhere; follows what is committed meanwhile. */
public final class ChartViewModel {
    private final Desk desk;
    private final Background background;
    private final PatientId id;
    private final ChartReading reading;
    private final ChartActs acts;
    private final TimelineViewModel timeline;
    private final ReadOnlyObjectWrapper<Patient> patient = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper notKept = new ReadOnlyIntegerWrapper();
    private List<RecordEntry> entries = List.of();
    private Set<DocumentId> letters = Set.of();
    private final Set<Long> seenNews = new HashSet<>();
    private LocalDate today = LocalDate.EPOCH;
    private Optional<Instant> lastVisit = Optional.empty();
    private boolean busy;
    private boolean again;

    public ChartViewModel(Desk desk, Background background, PatientId id) {
        this.desk = desk;
        this.background = background;
        this.id = id;
        this.reading = new ChartReading(desk, id);
        this.acts = new ChartActs(desk, background);
        this.timeline = new TimelineViewModel(desk.documents(), desk.session(), background, id);
    }

    /** Opens the file, which leaves a trace, and has the record looked at where that is allowed. */
    public void open() {
        read(reading::open);
        lookAtRecord();
    }

    private void read(Callable<Content> work) {
        busy = true;
        background.run(work, this::show, failure -> {
            problem.set(failure);
            loading.set(false);
            busy = false;
        });
    }

    private void show(Content content) {
        today = content.today();
        lastVisit = content.lastVisit();
        patient.set(content.patient());
        letters = content.letters();
        timeline.show(content.lines(), today);
        entries = content.notKept();
        content.news().forEach(each -> seenNews.add(each.id()));
        notKept.set(entries.size());
        problem.set(null);
        loading.set(false);
        busy = false;
        if (again) refresh();
    }

    private void refresh() {
        again = busy;
        if (!busy) read(() -> reading.again(lastVisit));
    }

    /**
     * Someone who may not, a patient who objects or an identity not yet qualified: nothing is asked, nothing is said.
     */
    private void lookAtRecord() {
        if (desk.recordDesk().isEmpty() || !desk.session().may(Permission.CONSULT_RECORD)) return;
        RecordDesk record = desk.recordDesk().get();
        background.run(() -> {
            if (record.database().read(record.settings()::connectedTo).isEmpty()) return false;
            record.consultation().open(desk.session(), id);
            return true;
        }, wake -> {
            if (wake) record.scheduler().wake();
        }, failure -> {
            if (!(failure instanceof PatientException || failure instanceof ConsentException)) problem.set(failure);
        });
    }

    /** Hears what changes as long as the chart is on screen. */
    List<News.Listening> follow(News news) {
        return List.of(
                news.listen(DocumentChange.class, change -> {
                    if (change.patient().equals(Optional.of(id)) || holds(change.document())) refresh();
                }),
                news.listen(ReviewChanged.class, change -> {
                    if (holds(change.document())) refresh();
                }),
                news.listen(OutboxChanged.class, change -> {
                    if (holds(new DocumentId(change.subject()))) refresh();
                }),
                news.listen(ConflictChanged.class, change -> {
                    if (holds(new DocumentId(change.subject()))) refresh();
                }),
                news.listen(RecordChanged.class, change -> {
                    if (change.patient().equals(id)) refresh();
                }),
                news.listen(PatientChanged.class, change -> {
                    if (change.patient().equals(id)) refresh();
                }));
    }

    /** The chart leaves the screen: what it showed as news of the record is told. What came since is still to be. */
    void left() {
        if (seenNews.isEmpty() || desk.recordDesk().isEmpty()) return;
        Set<Long> told = Set.copyOf(seenNews);
        seenNews.clear();
        background.run(() -> {
            desk.recordDesk().get().consultation().told(desk.session(), id, told);
            return told;
        }, _ -> { }, problem::set);
    }

    private boolean holds(DocumentId document) {
        return timeline.linesProperty().get().stream().anyMatch(each -> each.holds(document));
    }

    /** Has everything of the record fetched that is not kept here yet. */
    public void fetchFromRecord() {
        List<Long> picked = entries.stream().map(RecordEntry::id).toList();
        RecordDesk record = desk.recordDesk().orElse(null);
        if (record == null || picked.isEmpty()) return;
        background.run(() -> {
            record.consultation().pick(desk.session(), id, picked);
            record.pulling().pullNow(RecordPull.NAME, id.value());
            return picked;
        }, _ -> record.scheduler().wake(), problem::set);
    }

    /** Whether the record has it, as far as known, and this person may change that. */
    boolean mayChange(ChartDocument document) {
        return maySend(document.line()) && document.standing().flatMap(RecordStanding::entry)
                .filter(each -> each.status() == RecordEntry.Status.CURRENT).isPresent();
    }

    /** A report that nobody has looked at, before somebody whose word counts. */
    boolean maySaySeen(ChartDocument document) {
        return desk.session().may(Permission.REVIEW_RESULTS) && document.review().filter(each -> each.seen().isEmpty()).isPresent();
    }

    /** What is done with the documents. */
    ChartActs acts() {
        return acts;
    }

    ProfileViewModel profile() {
        return new ProfileViewModel(desk, background, id);
    }

    AccessesViewModel accesses() {
        return new AccessesViewModel(desk, background, id);
    }

    AssignViewModel assigning(DocumentLine line) {
        return new AssignViewModel(desk, background, line);
    }

    boolean mayExport(DocumentLine line) {
        return desk.session().may(line.compartment() == Compartment.CLINICAL ? Permission.EXPORT_DOCUMENT
                : Permission.READ_ADMINISTRATIVE_DOCUMENT);
    }

    boolean mayNotePaper(DocumentLine line) {
        return desk.paper().isPresent() && line.compartment() == Compartment.CLINICAL
                && desk.session().may(Permission.EXPORT_DOCUMENT);
    }

    PaperViewModel paper(DocumentLine line) {
        return new PaperViewModel(desk, background, line.id(), today);
    }

    boolean mayAssign(DocumentLine line) {
        return desk.session().may(line.compartment() == Compartment.CLINICAL ? Permission.IMPORT_DOCUMENT
                : Permission.IMPORT_ADMINISTRATIVE_DOCUMENT);
    }

    /** Whether it may hold lines for the medical profile, and this person may propose them. */
    boolean mayTake(DocumentLine line) {
        return desk.documentProfiles().isPresent() && DocumentProfiles.mayHoldLines(line)
                && desk.session().may(Permission.IMPORT_DOCUMENT);
    }

    /** Proposes to the profile what the document says; {@code done} with how many lines wait now. */
    void takeIntoProfile(DocumentLine line, Consumer<Integer> done, Consumer<Exception> failed) {
        desk.documentProfiles().ifPresent(each -> background.run(() -> each.takeFrom(desk.session(), line.id()).added(), done,
                failed));
    }

    /** Whether it was written and signed here, and this person may write what takes its place. */
    boolean mayCorrect(DocumentLine line) {
        return letters.contains(line.id()) && desk.session().may(Permission.IMPORT_DOCUMENT);
    }

    boolean mayErase() {
        return desk.session().may(Permission.ERASE_DOCUMENT);
    }

    boolean maySend(DocumentLine line) {
        return desk.recordDesk().isPresent() && line.compartment() == Compartment.CLINICAL
                && desk.session().may(Permission.PUBLISH_DOCUMENT);
    }

    boolean mayReadAudit() {
        return desk.session().may(Permission.READ_AUDIT);
    }

    PatientId id() {
        return id;
    }

    LocalDate today() {
        return today;
    }

    public TimelineViewModel timeline() {
        return timeline;
    }

    /** Null while it is being read. */
    public ReadOnlyObjectProperty<Patient> patientProperty() {
        return patient.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many documents of the record are not kept here. */
    public ReadOnlyIntegerProperty notKeptProperty() {
        return notKept.getReadOnlyProperty();
    }
}
