package fr.havre.ui.prevention;

import fr.havre.access.Permission;
import fr.havre.agenda.prevention.DueLine;
import fr.havre.agenda.prevention.DueState;
import fr.havre.agenda.prevention.Prevention;
import fr.havre.agenda.prevention.PreventionChanged;
import fr.havre.agenda.prevention.PreventionFile;
import fr.havre.agenda.prevention.Situation;
import fr.havre.agenda.prevention.Vaccination;
import fr.havre.patients.PatientId;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.News;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One patient's vaccinations: due first, as the rules order them, then given, the latest first. */
public final class PreventionViewModel {
    private final Desk desk;
    private final Prevention prevention;
    private final Background background;
    private final PatientId patient;
    private final ObservableList<PreventionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<PreventionFile> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    public PreventionViewModel(Desk desk, Prevention prevention, Background background, PatientId patient) {
        this.desk = desk;
        this.prevention = prevention;
        this.background = background;
        this.patient = patient;
    }

    public void read() {
        change(() -> prevention.open(desk.session(), patient), () -> { });
    }

    void decline(DueLine line, String reason, Runnable done) {
        change(() -> prevention.decline(desk.session(), patient, line.rule().row(), reason), done);
    }

    void reconsider(DueLine line, Runnable done) {
        change(() -> prevention.reconsider(desk.session(), patient, line.rule().row()), done);
    }

    void mistaken(Vaccination dose, Runnable done) {
        change(() -> prevention.mistaken(desk.session(), patient, dose.id()), done);
    }

    void situation(Situation now, Runnable done) {
        change(() -> prevention.situation(desk.session(), patient, now), done);
    }

    private void change(Callable<PreventionFile> act, Runnable done) {
        background.run(act, after -> {
            show(after);
            done.run();
        }, problem::set);
    }

    /** What was just kept. */
    void show(PreventionFile after) {
        problem.set(null);
        List<PreventionRow> all = new ArrayList<>();
        after.lines().stream().filter(line -> line.state() != DueState.DONE)
                .forEach(line -> all.add(new PreventionRow.Due(line, after.rules(), after.against(line))));
        after.vaccinations().stream().sorted(Comparator.<Vaccination, String>comparing(dose -> dose.on().iso()).reversed())
                .forEach(dose -> all.add(new PreventionRow.Given(dose)));
        file.set(after);
        if (!all.equals(rows)) rows.setAll(all);
    }

    /** Reads again what another screen changed. */
    List<News.Listening> follow(News news) {
        return List.of(news.listen(PreventionChanged.class, change -> {
            if (change.patient().equals(patient)) background.run(() -> prevention.open(desk.session(), patient), this::show,
                    problem::set);
        }));
    }

    boolean mayDecide() {
        return desk.session().may(Permission.DECIDE_PREVENTION);
    }

    PatientId patient() {
        return patient;
    }

    ObservableList<PreventionRow> rows() {
        return rows;
    }

    /** Null until it was read. */
    ReadOnlyObjectProperty<PreventionFile> fileProperty() {
        return file.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
