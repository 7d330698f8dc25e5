package fr.havre.ui;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.ui.patients.PatientsView;
import fr.havre.ui.patients.PatientsViewModel;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The frame and its screens, from unlock to lock: makes each screen when one goes there, knows the way back. */
public final class Workplace implements Navigator {
    private final Desk desk;
    private final Surroundings around;
    private final ShellView shell;
    private final Map<Place, Supplier<Node>> screens = new EnumMap<>(Place.class);
    private final Deque<Runnable> before = new ArrayDeque<>();
    private Runnable here = () -> { };

    public Workplace(Desk desk, LiveWords words, Background background, News news) {
        this.desk = desk;
        screens.put(Place.PATIENTS, this::patients);
        shell = new ShellView(words, screens.keySet(), this::go);
        around = new Surroundings(words, background, this, news, shell.notices(), shell);
    }

    public Parent view() {
        return shell;
    }

    @Override public void go(Place place) {
        step(() -> shell.show(place, screens.get(place).get()));
    }

    @Override public void openPatient(PatientId patient) {
        go(Place.PATIENTS);
    }

    @Override public void openDocument(PatientId patient, DocumentId document) {
        openPatient(patient);
    }

    @Override public void back() {
        if (before.isEmpty()) return;
        here = before.pop();
        here.run();
    }

    private void step(Runnable there) {
        before.push(here);
        here = there;
        there.run();
    }

    private Node patients() {
        PatientsViewModel model = new PatientsViewModel(desk.patients(), desk.session(), around.background());
        return new PatientsView(model, around.words(), patient -> openPatient(patient.id()));
    }
}
