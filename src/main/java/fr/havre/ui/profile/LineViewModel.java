package fr.havre.ui.profile;

import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.profile.AllergySeverity;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.ProfileCode;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileException;
import fr.havre.patients.profile.ProfileException.Code;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileProposal;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A line being written: a new one, or a correction. Who may not write it proposes it, in the lane of what the patient says.
 */
final class LineViewModel {
    private final Desk desk;
    private final Profiles profiles;
    private final Background background;
    private final Supplier<PartialDate> today;
    private final PatientId patient;
    private final Optional<ProfileLine> corrected;
    private final Consumer<Profile> done;
    private final ObjectProperty<ProfileKind> kind = new SimpleObjectProperty<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty detail = new SimpleStringProperty("");
    private final StringProperty reference = new SimpleStringProperty("");
    private final StringProperty since = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final ObjectProperty<AllergySeverity> severity = new SimpleObjectProperty<>();
    private final BooleanProperty fromPatient = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();

    LineViewModel(Desk desk, Profiles profiles, Background background, Supplier<PartialDate> today, PatientId patient,
            ProfileKind kind, Consumer<Profile> done) {
        this.desk = desk;
        this.profiles = profiles;
        this.background = background;
        this.today = today;
        this.patient = patient;
        this.corrected = Optional.empty();
        this.done = done;
        this.kind.set(kind);
    }

    LineViewModel(Desk desk, Profiles profiles, Background background, Supplier<PartialDate> today, PatientId patient,
            ProfileLine line, Consumer<Profile> done) {
        this.desk = desk;
        this.profiles = profiles;
        this.background = background;
        this.today = today;
        this.patient = patient;
        this.corrected = Optional.of(line);
        this.done = done;
        ProfileContent content = line.content();
        kind.set(content.kind());
        text.set(content.text());
        detail.set(content.detail().orElse(""));
        reference.set(content.reference().orElse(""));
        since.set(content.since().map(ProfileWords::day).orElse(""));
        until.set(content.until().map(ProfileWords::day).orElse(""));
        severity.set(content.severity().orElse(null));
    }

    void save() {
        try {
            ProfileContent content = content();
            background.run(work(content), now -> {
                done.accept(now);
                saved.set(true);
            }, problem::set);
        } catch (ProfileException e) {
            problem.set(e);
        }
    }

    private Callable<Profile> work(ProfileContent content) {
        ProfileSource source = fromPatient.get() || proposes() ? ProfileSource.patient(today.get())
                : ProfileSource.practice(today.get());
        if (corrected.isPresent()) return () -> profiles.change(desk.session(), corrected.get().id(), content, source);
        if (!proposes()) return () -> profiles.add(desk.session(), patient, content, source);
        return () -> {
            Profiles.Proposed came = profiles.propose(desk.session(), patient, ProfileLane.PATIENT,
                    List.of(new ProfileProposal(content, source)));
            if (came.added() == 0) throw new ProfileException(Code.ALREADY_THERE, patient.toString());
            return profiles.of(desk.session(), patient);
        };
    }

    /** Only what belongs to the kind: what was typed for another one is not kept. */
    private ProfileContent content() {
        ProfileKind of = kind.get();
        Optional<ProfileCode> code = corrected.map(ProfileLine::content).filter(each -> each.text().equals(text.get().strip()))
                .flatMap(ProfileContent::code);                         // of other words it would be another thing's
        return ProfileContent.of(of, text.get()).withDetail(Optional.of(detail.get()))
                .withSeverity(of == ProfileKind.ALLERGY ? Optional.ofNullable(severity.get()) : Optional.empty())
                .withReference(hasReference(of) ? Optional.of(reference.get()) : Optional.empty()).withCode(code)
                .withDates(date(since.get()), hasEnd(of) ? date(until.get()) : Optional.empty());
    }

    private static Optional<PartialDate> date(String typed) {
        if (typed.isBlank()) return Optional.empty();
        return Optional.of(PartialDate.ofTyped(typed).orElseThrow(() -> new ProfileException(Code.DATE_UNREADABLE, "-")));
    }

    static boolean hasReference(ProfileKind kind) {
        return kind == ProfileKind.IMPLANT || kind == ProfileKind.TRUSTED_PERSON || kind == ProfileKind.PERSON_TO_WARN;
    }

    static boolean hasEnd(ProfileKind kind) {
        return kind == ProfileKind.TREATMENT || kind == ProfileKind.HISTORY;
    }

    /** Whether it will only wait to be accepted. */
    boolean proposes() {
        return !Profiles.mayWrite(desk.session(), kind.get());
    }

    boolean corrects() {
        return corrected.isPresent();
    }

    ObjectProperty<ProfileKind> kindProperty() {
        return kind;
    }

    StringProperty textProperty() {
        return text;
    }

    StringProperty detailProperty() {
        return detail;
    }

    StringProperty referenceProperty() {
        return reference;
    }

    StringProperty sinceProperty() {
        return since;
    }

    StringProperty untilProperty() {
        return until;
    }

    ObjectProperty<AllergySeverity> severityProperty() {
        return severity;
    }

    BooleanProperty fromPatientProperty() {
        return fromPatient;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Once it is kept. */
    ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
