package fr.havre.ui.agenda;

import fr.havre.agenda.AgendaException;
import fr.havre.agenda.Appointment;
import fr.havre.agenda.TypedHour;
import fr.havre.agenda.Wanted;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One appointment, being noted down or changed. */
final class AppointmentViewModel {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final int USUAL_MINUTES = 15;

    private final Desk desk;
    private final Background background;
    private final Optional<Appointment> before;
    private final StringProperty day = new SimpleStringProperty("");
    private final StringProperty hour = new SimpleStringProperty("");
    private final StringProperty minutes = new SimpleStringProperty(Integer.toString(USUAL_MINUTES));
    private final ObjectProperty<Patient> patient = new SimpleObjectProperty<>();
    private final StringProperty subject = new SimpleStringProperty("");
    private final StringProperty with = new SimpleStringProperty("");
    private final ObservableList<String> colleagues = FXCollections.observableArrayList("");
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean keeping;

    private AppointmentViewModel(Desk desk, Background background, Optional<Appointment> before) {
        this.desk = desk;
        this.background = background;
        this.before = before;
    }

    /** A new one; its hour may be left to be typed. */
    static AppointmentViewModel begin(Desk desk, Background background, LocalDate day, Optional<LocalTime> hour, String with) {
        AppointmentViewModel model = new AppointmentViewModel(desk, background, Optional.empty());
        model.day.set(DAY.format(day));
        model.hour.set(hour.map(HOUR::format).orElse(""));
        model.with.set(with);
        model.readColleagues();
        return model;
    }

    static AppointmentViewModel of(Desk desk, Background background, Appointment appointment) {
        AppointmentViewModel model = new AppointmentViewModel(desk, background, Optional.of(appointment));
        model.day.set(DAY.format(appointment.start().atZone(AgendaReading.FRANCE)));
        model.hour.set(AgendaWords.hour(appointment.start()));
        model.minutes.set(Long.toString(Duration.between(appointment.start(), appointment.end()).toMinutes()));
        model.patient.set(appointment.patient().orElse(null));
        model.subject.set(appointment.subject());
        model.with.set(appointment.with());
        model.readColleagues();
        return model;
    }

    /** Those who may be meant: who cares for patients here, and whom others were with. */
    private void readColleagues() {
        background.run(() -> {
            Set<String> names = new LinkedHashSet<>(List.of(""));
            desk.unlocked().people().all().stream().filter(each -> each.active() && each.clinical() && !each.isRecovery())
                    .map(Person::name).forEach(names::add);
            names.addAll(desk.agenda().withWhom(desk.session()));
            return names;
        }, names -> {
            String now = with.get();
            names.add(now);
            colleagues.setAll(names);
            with.set(now);
        }, problem::set);
    }

    void search(String typed, Consumer<List<Patient>> found) {
        if (typed.isBlank()) found.accept(List.of());
        else background.run(() -> desk.patients().find(desk.session(), typed), found, problem::set);
    }

    /** Keeps it; {@code done} is told once it is committed. */
    void keep(Consumer<Appointment> done) {
        if (keeping) return;
        Wanted wanted;
        try {
            wanted = wanted();
        } catch (AgendaException e) {
            problem.set(e);
            return;
        }
        keeping = true;
        background.run(() -> before.isPresent() ? desk.agenda().change(desk.session(), before.get().id(), wanted)
                : desk.agenda().add(desk.session(), wanted), kept -> {
            keeping = false;
            done.accept(kept);
        }, failure -> {
            keeping = false;
            problem.set(failure);
        });
    }

    private Wanted wanted() {
        LocalTime at = TypedHour.parse(hour.get()).orElseThrow(() -> new AgendaException(AgendaException.Code.TIME_IMPOSSIBLE));
        try {
            Optional<PatientId> whose = Optional.ofNullable(patient.get()).map(Patient::id);
            return new Wanted(whose, LocalDate.parse(day.get().strip(), DAY).atTime(at),
                    Duration.ofMinutes(Integer.parseInt(minutes.get().strip())), subject.get(), with.get() == null ? "" : with.get());
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new AgendaException(AgendaException.Code.TIME_IMPOSSIBLE);
        }
    }

    boolean isNew() {
        return before.isEmpty();
    }

    StringProperty dayProperty() {
        return day;
    }

    StringProperty hourProperty() {
        return hour;
    }

    StringProperty minutesProperty() {
        return minutes;
    }

    ObjectProperty<Patient> patientProperty() {
        return patient;
    }

    StringProperty subjectProperty() {
        return subject;
    }

    StringProperty withProperty() {
        return with;
    }

    ObservableList<String> colleagues() {
        return colleagues;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
