package fr.havre.ui.chart;

import fr.havre.access.Permission;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.audit.AuditRow;
import fr.havre.vault.audit.AuditTrail;
import fr.havre.vault.db.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who looked at this patient or did something about them: the rows of the signed chains that name the patient. */
public final class AccessesViewModel {
    private static final int STEP = 50_000;
    private static final int MOST = 1_000;

    /** @param who empty for somebody this vault does not know */
    record Access(Instant at, String who, String act, List<UUID> subjects) {
        @Override public String toString() {
            return "Access[" + act + "]";
        }
    }

    private final Desk desk;
    private final Background background;
    private final PatientId patient;
    private final ObservableList<Access> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private Background.Running running = () -> { };

    public AccessesViewModel(Desk desk, Background background, PatientId patient) {
        this.desk = desk;
        this.background = background;
        this.patient = patient;
    }

    /** Reads the chains anew; in a large vault that takes seconds. */
    public void load() {
        running.cancel();
        loading.set(true);
        problem.set(null);
        running = background.run(this::read, found -> {
            rows.setAll(found);
            loading.set(false);
        }, failure -> {
            problem.set(failure);
            loading.set(false);
        });
    }

    public void cancel() {
        running.cancel();
        loading.set(false);
    }

    private List<Access> read() {
        desk.session().require(Permission.READ_AUDIT);
        Names names = new Names(desk);
        List<Access> all = new ArrayList<>();
        for (Compartment each : Compartment.values()) {
            if (!desk.unlocked().holds(each)) continue;
            about(desk.unlocked().database(each)).forEach(row ->
                    all.add(new Access(row.at(), names.of(row.person()), row.act(), row.subjects())));
        }
        all.sort(Comparator.comparing(Access::at).reversed());
        return all;
    }

    private List<AuditRow> about(Database database) {
        List<AuditRow> found = new ArrayList<>();
        long below = database.read(tx -> AuditTrail.lastRows(tx, 1)).stream().mapToLong(AuditRow::seq).findFirst()
                .orElse(0) + 1;
        for (; below > 0 && found.size() < MOST && !Thread.currentThread().isInterrupted(); below -= STEP) {
            long from = below;
            found.addAll(database.read(tx -> AuditTrail.about(tx, patient.value(), from, STEP)));
        }
        return found;
    }

    ObservableList<Access> rows() {
        return rows;
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
