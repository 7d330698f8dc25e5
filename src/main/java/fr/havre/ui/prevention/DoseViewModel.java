package fr.havre.ui.prevention;

import fr.havre.agenda.prevention.BoxCode;
import fr.havre.agenda.prevention.Dose;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionException;
import fr.havre.agenda.prevention.PreventionException.Code;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.agenda.prevention.Vaccine;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Person;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A dose that is being noted down: typed, or read off its box. */
final class DoseViewModel {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Desk desk;
    private final Prevention prevention;
    private final Background background;
    private final PatientId patient;
    private final StringProperty scan = new SimpleStringProperty("");
    private final ObjectProperty<Vaccine> vaccine = new SimpleObjectProperty<>();
    private final StringProperty on;
    private final StringProperty lot = new SimpleStringProperty("");
    private final StringProperty expires = new SimpleStringProperty("");
    private final StringProperty by = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper unknown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Optional<String> product = Optional.empty();
    private boolean keeping;

    /** @param series of what a rule asks for: the vaccine that counts for it and for the least else is proposed */
    DoseViewModel(Desk desk, Prevention prevention, Background background, PatientId patient, LocalDate today, Optional<String> series) {
        this.desk = desk;
        this.prevention = prevention;
        this.background = background;
        this.patient = patient;
        on = new SimpleStringProperty(DAY.format(today));
        series.flatMap(this::proposed).ifPresent(vaccine::set);
        background.run(() -> desk.unlocked().people().all().stream().filter(each -> each.id().equals(desk.session().person()))
                .map(Person::name).findFirst().orElse(""), name -> {
            if (by.get().isEmpty()) by.set(name);
        }, problem::set);
    }

    private Optional<Vaccine> proposed(String series) {
        List<Vaccine> all = prevention.rules().vaccines().stream().filter(each -> each.countsFor().contains(series)).toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Reads what the scanner typed into the other fields. */
    void read(Runnable done) {
        if (scan.get().isBlank()) return;
        BoxCode box;
        try {
            box = BoxCode.parse(scan.get());
        } catch (PreventionException e) {
            problem.set(e);
            return;
        }
        background.run(() -> prevention.vaccineOf(desk.session(), box), known -> {
            product = Optional.of(box.product());
            lot.set(box.lot().orElse(""));
            expires.set(box.expires().map(DAY::format).orElse(""));
            known.ifPresent(vaccine::set);
            unknown.set(known.isEmpty());
            boolean over = box.expires().filter(last -> last.isBefore(day().orElse(last))).isPresent();
            problem.set(over ? new PreventionException(Code.PRODUCT_EXPIRED, "-") : null);
            done.run();
        }, problem::set);
    }

    private Optional<LocalDate> day() {
        return date().map(PartialDate::firstDay);
    }

    /** A day, a month or a year. */
    private Optional<PartialDate> date() {
        String[] parts = on.get().strip().split("/", -1);
        StringBuilder iso = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) iso.append(iso.isEmpty() ? "" : "-").append(parts[i]);
        return PartialDate.parse(iso.toString()).filter(each -> !each.hasTime());
    }

    /** Keeps it; {@code done} is told once it is committed. */
    void keep(Consumer<PreventionFile> done) {
        if (keeping) return;
        Dose dose;
        try {
            dose = dose();
        } catch (PreventionException e) {
            problem.set(e);
            return;
        }
        keeping = true;
        background.run(() -> prevention.given(desk.session(), patient, dose), after -> {
            keeping = false;
            done.accept(after);
        }, failure -> {
            keeping = false;
            problem.set(failure);
        });
    }

    private Dose dose() {
        if (vaccine.get() == null) throw new PreventionException(Code.UNKNOWN_VACCINE, "-");
        PartialDate when = date().orElseThrow(() -> new PreventionException(Code.DATE_IMPOSSIBLE, "-"));
        try {
            Optional<LocalDate> last = expires.get().isBlank() ? Optional.empty()
                    : Optional.of(LocalDate.parse(expires.get().strip(), DAY));
            return new Dose(vaccine.get().id(), when, Optional.of(lot.get()), product, last, Optional.of(by.get()));
        } catch (DateTimeParseException e) {
            throw new PreventionException(Code.DATE_IMPOSSIBLE, "-");
        }
    }

    List<Vaccine> vaccines() {
        return prevention.rules().vaccines();
    }

    StringProperty scanProperty() {
        return scan;
    }

    ObjectProperty<Vaccine> vaccineProperty() {
        return vaccine;
    }

    StringProperty onProperty() {
        return on;
    }

    StringProperty lotProperty() {
        return lot;
    }

    StringProperty expiresProperty() {
        return expires;
    }

    StringProperty byProperty() {
        return by;
    }

    /** The box was read, and is the first of its kind here: a person says what is in it. */
    ReadOnlyBooleanProperty unknownProperty() {
        return unknown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
