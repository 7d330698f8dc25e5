package fr.havre.ui.agenda;

import fr.havre.agenda.AgendaChanged;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.AppointmentId;
import fr.havre.patients.PatientChanged;
import fr.havre.patients.PatientId;
import fr.havre.sync.PullChanged;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One day of the agenda, and what is said about its appointments. Answers about a day that was left are dropped. */
public final class AgendaViewModel {
    private final Desk desk;
    private final Background background;
    private final InstantSource time;
    private final AgendaReading reading;
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ObservableList<AgendaRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<AgendaRow> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Optional<AppointmentId> wanted = Optional.empty();
    private boolean busy;
    private boolean stale;

    public AgendaViewModel(Desk desk, Background background, InstantSource time) {
        this.desk = desk;
        this.background = background;
        this.time = time;
        reading = new AgendaReading(desk);
        day = new ReadOnlyObjectWrapper<>(today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.instant(), AgendaReading.FRANCE);
    }

    /** Reads again, keeping what is chosen. Changes while it reads are read once more, however many. */
    public void read() {
        stale = busy;
        if (busy) return;
        busy = true;
        LocalDate asked = day.get();
        background.run(() -> reading.read(asked, today()), found -> {
            problem.set(null);
            if (asked.equals(day.get())) show(found);
            ended(asked);
        }, failure -> {
            problem.set(failure);
            ended(asked);
        });
    }

    private void ended(LocalDate asked) {
        busy = false;
        loaded.set(true);
        if (stale || !asked.equals(day.get())) read();
    }

    private void show(List<AgendaRow> found) {
        Optional<AppointmentId> before = wanted.or(() -> Optional.ofNullable(chosen.get()).map(row -> row.appointment().id()));
        wanted = Optional.empty();
        if (!found.equals(rows)) rows.setAll(found);
        chosen.set(before.flatMap(id -> rows.stream().filter(row -> row.appointment().id().equals(id)).findFirst())
                .orElseGet(this::next));
    }

    /** The next that comes, else the first. */
    private AgendaRow next() {
        return rows.stream().filter(row -> row.appointment().state() == Appointment.State.PLANNED
                && !row.appointment().end().isBefore(time.instant())).findFirst()
                .orElse(rows.isEmpty() ? null : rows.getFirst());
    }

    /** Goes to another day; what was shown is gone at once. */
    void goTo(LocalDate other) {
        if (other.equals(day.get())) return;
        day.set(other);
        chosen.set(null);
        rows.clear();
        loaded.set(false);
        if (busy) stale = true;
        else read();
    }

    void step(int days) {
        goTo(day.get().plusDays(days));
    }

    /** The chosen one becomes this; {@code done} is told what it was before. */
    void become(Appointment.State state, Consumer<Appointment> done) {
        AgendaRow row = chosen.get();
        if (row == null || row.appointment().state() == state) return;
        become(row.appointment(), state, () -> done.accept(row.appointment()));
    }

    void become(Appointment appointment, Appointment.State state, Runnable done) {
        change(() -> desk.agenda().become(desk.session(), appointment.id(), state), done);
    }

    /** Says whose the appointment is. */
    void assign(Appointment appointment, PatientId patient) {
        change(() -> desk.agenda().assign(desk.session(), appointment.id(), patient), () -> { });
    }

    private void change(java.util.concurrent.Callable<Appointment> act, Runnable done) {
        background.run(act, after -> {
            problem.set(null);
            show(after);
            done.run();
        }, problem::set);
    }

    /** What was just kept is chosen, on its day. */
    void show(Appointment kept) {
        wanted = Optional.of(kept.id());
        LocalDate its = LocalDate.ofInstant(kept.start(), AgendaReading.FRANCE);
        if (its.equals(day.get())) read();
        else goTo(its);
    }

    List<News.Listening> follow(News news) {
        return List.of(news.listen(AgendaChanged.class, _ -> read()), news.listen(PatientChanged.class, _ -> read()),
                news.listen(PullChanged.class, _ -> read()));
    }

    ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    ObservableList<AgendaRow> rows() {
        return rows;
    }

    ObjectProperty<AgendaRow> chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
