package fr.havre.ui.send;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.record.RecordStanding;
import fr.havre.record.Visibility;
import fr.havre.sync.OutboxLine;
import fr.havre.sync.OutboxState;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import fr.havre.vault.Compartment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What goes to the record, what is in the way of the rest, and the sending. */
final class SendViewModel {
    private static final int ADULT = 18;

    private final Desk desk;
    private final RecordDesk record;
    private final Background background;
    private final ObservableList<Proposed> documents = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper(true);
    private final ObjectProperty<Visibility> hidden = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    private record Looked(List<Proposed> documents, boolean connected) { }

    SendViewModel(Desk desk, RecordDesk record, Background background) {
        this.desk = desk;
        this.record = record;
        this.background = background;
    }

    /** Asks the rules about each; {@code told} once they have answered. */
    void look(List<DocumentId> wanted, Runnable told) {
        background.run(() -> looked(wanted), found -> {
            busy.set(false);
            documents.setAll(found.documents());
            connected.set(found.connected());
            told.run();
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    private Looked looked(List<DocumentId> wanted) {
        desk.session().require(Permission.READ_DOCUMENT);
        List<Proposed> found = new ArrayList<>();
        for (DocumentId each : wanted) {
            DocumentLine line = desk.documents().line(desk.session(), each);
            Optional<Patient> patient = line.patient().flatMap(this::patient);
            List<RuntimeException> obstacles = record.publishing().obstacles(desk.session(), each);
            found.add(new Proposed(line, patient, obstacles, line.patient().flatMap(owner -> standing(owner, each))));
        }
        return new Looked(found, record.database().read(record.settings()::connectedTo).isPresent());
    }

    private Optional<Patient> patient(PatientId id) {
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> desk.patients().find(tx, id));
    }

    private Optional<RecordStanding> standing(PatientId patient, DocumentId document) {
        return Optional.ofNullable(record.queue().standings(desk.session(), patient).get(document));
    }

    /**
     * Queues all that goes.
     *
     * @param told those queued, and what the rules refused after all
     */
    void send(BiConsumer<List<DocumentId>, Optional<Exception>> told) {
        if (busy.get()) return;
        List<DocumentId> going = going().stream().map(each -> each.line().id()).toList();
        if (going.isEmpty()) return;
        busy.set(true);
        List<DocumentId> queued = new ArrayList<>();
        Optional<Visibility> from = Optional.ofNullable(hidden.get());
        background.run(() -> queue(going, from, queued), refused -> {
            busy.set(false);
            told.accept(List.copyOf(queued), refused);
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    private Optional<Exception> queue(List<DocumentId> going, Optional<Visibility> from, List<DocumentId> queued) {
        Optional<Exception> refused = Optional.empty();
        for (DocumentId each : going) {
            try {
                record.publishing().request(desk.session(), each, Duration.ZERO, from);
                queued.add(each);
            } catch (RuntimeException e) {
                if (refused.isEmpty()) refused = Optional.of(e);
            }
        }
        if (!queued.isEmpty()) record.scheduler().wake();
        return refused;
    }

    /** Takes back what still waits; {@code failed} with why something does not. */
    void cancel(List<DocumentId> queued, Consumer<Integer> done, Consumer<Exception> failed) {
        background.run(() -> cancelled(queued), done, failed);
    }

    private int cancelled(List<DocumentId> queued) {
        int cancelled = 0;
        RuntimeException refused = null;
        for (DocumentId each : queued) {
            try {
                for (OutboxLine line : record.publishing().linesOf(desk.session(), each)) {
                    if (line.state() != OutboxState.CANCELLED) record.queue().cancel(desk.session(), line.id());
                }
                cancelled++;
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        if (refused != null) throw refused;
        return cancelled;
    }

    /** From whom the documents are to be hidden in the record, to begin with; null for nobody. */
    ObjectProperty<Visibility> hiddenProperty() {
        return hidden;
    }

    /** What may be chosen: legal representatives are those of a child. */
    List<Visibility> choices(LocalDate today) {
        boolean child = !going().isEmpty() && going().stream().allMatch(each -> each.patient()
                .flatMap(one -> one.traits().birthDate()).filter(born -> born.firstDay().plusYears(ADULT).isAfter(today))
                .isPresent());
        if (going().isEmpty()) return List.of();
        return child ? List.of(Visibility.HIDDEN_FROM_PATIENT, Visibility.HIDDEN_FROM_LEGAL_REPRESENTATIVES)
                : List.of(Visibility.HIDDEN_FROM_PATIENT);
    }

    List<Proposed> going() {
        return documents.stream().filter(Proposed::goes).toList();
    }

    /** The one patient of all these documents, if it is one. */
    Optional<Patient> patient() {
        Map<PatientId, Patient> all = new java.util.HashMap<>();
        documents.forEach(each -> each.patient().ifPresent(one -> all.put(one.id(), one)));
        return all.size() == 1 ? all.values().stream().findFirst() : Optional.empty();
    }

    ObservableList<Proposed> documents() {
        return documents;
    }

    /** While the rules are asked or documents are queued. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether a connection to the record is set up: else what is queued waits for it. */
    ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
