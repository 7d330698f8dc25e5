package fr.havre.ui.chart;

import fr.havre.access.Permission;
import fr.havre.patients.Consent;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientVersion;
import fr.havre.record.RecordStatus;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a patient decided about the record, who they are and how that became certain, how to reach them. */
public final class ProfileViewModel {
    private final Desk desk;
    private final Background background;
    private final PatientId patient;
    private final ReadOnlyObjectWrapper<Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    /**
     * @param versions newest first
     * @param consents newest first
     * @param record as last asked; empty if never, or for who may not ask
     */
    record Profile(List<PatientVersion> versions, List<Consent> consents, Optional<RecordStatus> record, Names names) {
        Optional<Consent> current(Consent.Subject subject) {
            return consents.stream().filter(each -> each.decision().subject() == subject).findFirst();
        }

        @Override public String toString() {
            return "Profile[" + versions.size() + " versions]";
        }
    }

    public ProfileViewModel(Desk desk, Background background, PatientId patient) {
        this.desk = desk;
        this.background = background;
        this.patient = patient;
    }

    public void load() {
        background.run(this::read, now -> {
            problem.set(null);
            profile.set(now);
        }, problem::set);
    }

    private Profile read() {
        Optional<RecordStatus> record = desk.session().may(Permission.CONSULT_RECORD)
                ? desk.recordDesk().flatMap(each -> each.consultation().status(desk.session(), patient))
                        : Optional.empty();
        return new Profile(desk.patients().history(desk.session(), patient), desk.consents()
                .history(desk.session(), patient),
                record, new Names(desk));
    }

    /** Records what the patient decided; the earlier decisions stay in the history. */
    public void decide(Consent.Decision decision, LocalDate decidedOn) {
        background.run(() -> {
            desk.consents().record(desk.session(), patient, decision, decidedOn);
            return read();
        }, now -> {
            problem.set(null);
            profile.set(now);
        }, problem::set);
    }

    boolean mayDecide() {
        return desk.session().may(Permission.RECORD_CONSENT);
    }

    /** Null until it was read. */
    ReadOnlyObjectProperty<Profile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
