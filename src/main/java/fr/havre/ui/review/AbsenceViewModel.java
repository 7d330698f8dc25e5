package fr.havre.ui.review;

import fr.havre.access.Absence;
import fr.havre.access.AbsenceException;
import fr.havre.access.Absences;
import fr.havre.patients.PartialDate;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Absences of today and to come, and the one that is being typed. */
final class AbsenceViewModel {
    /** Somebody of this vault who can be away or cover. */
    record Colleague(UUID id, String name) {
        @Override public String toString() {
            return name;
        }
    }

    private record Content(List<Colleague> people, Map<UUID, String> names, List<Absence> absences) { }

    private final Desk desk;
    private final Absences absences;
    private final Background background;
    private final ObservableList<Colleague> people = FXCollections.observableArrayList();
    private final ObservableList<Absence> noted = FXCollections.observableArrayList();
    private final ObjectProperty<Colleague> person = new SimpleObjectProperty<>();
    private final ObjectProperty<Colleague> cover = new SimpleObjectProperty<>();
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Map<UUID, String> names = Map.of();

    AbsenceViewModel(Desk desk, Absences absences, Background background) {
        this.desk = desk;
        this.absences = absences;
        this.background = background;
    }

    void read() {
        background.run(this::content, this::show, problem::set);
    }

    private Content content() {
        List<Person> all = desk.unlocked().people().all();
        return new Content(all.stream().filter(each -> each.active() && each.clinical() && !each.isRecovery())
                .map(each -> new Colleague(each.id(), each.name())).toList(),
                all.stream().collect(Collectors.toMap(Person::id, Person::name)), absences.list(desk.session()));
    }

    private void show(Content found) {
        if (!people.equals(found.people())) people.setAll(found.people());
        names = found.names();
        noted.setAll(found.absences());
        UUID self = desk.session().person();
        if (person.get() == null) people.stream().filter(each -> each.id().equals(self)).findFirst().ifPresent(person::set);
    }

    /** Notes what was typed; days that cannot be read are wrong days. */
    void add() {
        Optional<LocalDate> first = day(from.get());
        Optional<LocalDate> last = to.get().isBlank() ? first : day(to.get());
        if (person.get() == null || cover.get() == null || first.isEmpty() || last.isEmpty()) {
            problem.set(new AbsenceException(cover.get() == null ? AbsenceException.Code.COVERS_ONESELF
                    : AbsenceException.Code.WRONG_DAYS));
            return;
        }
        UUID away = person.get().id();
        UUID covering = cover.get().id();
        background.run(() -> absences.add(desk.session(), away, covering, first.get(), last.get()), _ -> {
            problem.set(null);
            from.set("");
            to.set("");
            read();
        }, problem::set);
    }

    /** Only a whole day will do. */
    private static Optional<LocalDate> day(String typed) {
        return PartialDate.ofTyped(typed).filter(date -> date.iso().length() == 10).map(PartialDate::firstDay);
    }

    void end(Absence absence) {
        background.run(() -> {
            absences.end(desk.session(), absence.id());
            return absence;
        }, _ -> {
            problem.set(null);
            read();
        }, problem::set);
    }

    String nameOf(UUID who) {
        return names.getOrDefault(who, "");
    }

    ObservableList<Colleague> people() {
        return people;
    }

    ObservableList<Absence> noted() {
        return noted;
    }

    ObjectProperty<Colleague> personProperty() {
        return person;
    }

    ObjectProperty<Colleague> coverProperty() {
        return cover;
    }

    StringProperty fromProperty() {
        return from;
    }

    StringProperty toProperty() {
        return to;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
