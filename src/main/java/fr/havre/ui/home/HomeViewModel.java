package fr.havre.ui.home;

import fr.havre.documents.DocumentChange;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.review.ReviewChanged;
import fr.havre.messaging.inbox.InboxChanged;
import fr.havre.messaging.outgoing.MessageMoved;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientException;
import fr.havre.record.FeedingDuty;
import fr.havre.record.NotOwed;
import fr.havre.record.RecordChanged;
import fr.havre.sync.ConflictChanged;
import fr.havre.sync.OutboxChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Navigator;
import fr.havre.ui.News;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.home.HomeLine.Kind;
import fr.havre.ui.shell.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The day: each line is something that leads to where it is dealt with. {@link #tick} is called about once a second.
 */
public final class HomeViewModel {
    private static final int SHOWN_OF_EACH = 30;

    private final Desk desk;
    private final Background background;
    private final Navigator navigator;
    private final Consumer<DocumentId> send;
    private final HomeReading reading;
    private final ObservableList<HomeRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean stale;
    private boolean busy;

    /** @param send proposes where a document can go, and sends it */
    public HomeViewModel(Desk desk, Background background, Navigator navigator, Consumer<DocumentId> send) {
        this.desk = desk;
        this.background = background;
        this.navigator = navigator;
        this.send = send;
        this.reading = new HomeReading(desk);
    }

    public void load() {
        stale = busy;
        if (busy) return;
        busy = true;
        background.run(reading::read, day -> {
            busy = false;
            rows.setAll(rows(day.lines()));
            problem.set(null);
            loaded.set(true);
        }, failure -> {
            busy = false;
            problem.set(failure);
            loaded.set(true);
        });
    }

    /** Reads again if something changed: at most once a second, however much arrives. */
    public void tick() {
        if (stale) load();
    }

    private static List<HomeRow> rows(List<HomeLine> lines) {
        List<HomeRow> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<HomeLine> ofKind = lines.stream().filter(each -> each.kind() == kind).toList();
            if (ofKind.isEmpty()) continue;
            rows.add(new HomeRow.Heading(kind, ofKind.stream().mapToLong(HomeLine::count).sum()));
            rows.addAll(ofKind.stream().limit(SHOWN_OF_EACH).toList());
        }
        return rows;
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(DocumentChange.class, _ -> stale = true),
                news.listen(ReviewChanged.class, _ -> stale = true), news.listen(OutboxChanged.class, _ -> stale = true),
                news.listen(RecordChanged.class, _ -> stale = true),
                        news.listen(ConflictChanged.class, _ -> stale = true),
                news.listen(PatientChanged.class, _ -> stale = true), news.listen(InboxChanged.class, _ -> stale = true),
                news.listen(MessageMoved.class, _ -> stale = true));
    }

    /** Goes to where it is dealt with; what nobody has filed is the view's to ask about. */
    void open(HomeLine line) {
        if (line.message().isPresent()) {
            navigator.openMessage(line.message().get().id());
            return;
        }
        if (line.kind() == Kind.TO_SORT) {
            navigator.sortMessages();
            return;
        }
        if (line.kind() == Kind.TO_REVIEW) {
            navigator.go(Place.REVIEW);
            return;
        }
        boolean qualify = line.obstacle().filter(each -> each instanceof PatientException).isPresent();
        if (line.patient().isPresent() && line.document().isPresent() && !qualify) {
            navigator.openDocument(line.patient().get().id(), line.document().get().id());
        } else if (line.patient().isPresent()) {
            navigator.openPatient(line.patient().get().id());
        } else if (line.kind() == Kind.BLOCKED) {
            navigator.go(Place.QUEUE);
        }
    }

    /** Sends what is owed. */
    void send(HomeLine line) {
        if (line.kind() == Kind.OWED) line.document().map(DocumentLine::id).ifPresent(send);
    }

    /** Nobody is reminded of it any more; {@code done} is given the way back. */
    void notOwed(HomeLine line, NotOwed reason, Consumer<Runnable> done) {
        FeedingDuty duty = desk.recordDesk().map(RecordDesk::duty).orElse(null);
        if (line.kind() != Kind.OWED || line.document().isEmpty() || duty == null) return;
        DocumentId document = line.document().get().id();
        background.run(() -> {
            duty.decline(desk.session(), document, reason);
            return document;
        }, _ -> {
            load();
            done.accept(() -> background.run(() -> {
                duty.owe(desk.session(), document);
                return document;
            }, _ -> load(), problem::set));
        }, problem::set);
    }

    /** Tries again what is blocked. */
    void retry(HomeLine line) {
        if (line.item().isEmpty() || desk.recordDesk().isEmpty()) return;
        background.run(() -> desk.recordDesk().get().queue().retryNow(desk.session(), line.item().get().id()),
                _ -> load(), problem::set);
    }

    /** Whom a line is about, for a name on screen. */
    static String patientName(HomeLine line) {
        return line.patient().map(Patient::shownName).orElse("");
    }

    ObservableList<HomeRow> rows() {
        return rows;
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
