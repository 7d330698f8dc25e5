package fr.havre.ui.chart;

import fr.havre.access.Permission;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentLine;
import fr.havre.documents.FilingException;
import fr.havre.documents.ScanTray;
import fr.havre.patients.Match;
import fr.havre.patients.Patient;
import fr.havre.patients.PatientId;
import fr.havre.sending.WrongPatient;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Whose document it is: a search, a choice, and once more a question if the document names somebody else. */
public final class AssignViewModel {
    private final Desk desk;
    private final Background background;
    private final DocumentLine line;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Patient> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper namesAnother = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<WrongPatient.Reach> reach = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty putRight = new SimpleBooleanProperty(true);
    private Patient refused;

    public AssignViewModel(Desk desk, Background background, DocumentLine line) {
        this.desk = desk;
        this.background = background;
        this.line = line;
        typed.addListener((_, _, text) -> search(text));
        background.run(this::proposals, proposed -> {
            if (typed.get().isBlank()) found.setAll(proposed);
        }, problem::set);
        boolean may = line.patient().isPresent() && desk.session().may(Permission.SEND_MESSAGE)
                && desk.session().may(Permission.PUBLISH_DOCUMENT);
        if (may) desk.wrongPatient().ifPresent(wrong -> background.run(() -> wrong.reach(desk.session(), line.id()), reach::set,
                problem::set));
    }

    /** Whom the front desk proposed when it handed it over, then whom the document itself names, so far as that is somebody known here; who has it already is not proposed. */
    private List<Patient> proposals() {
        Optional<ScanTray.Scan> scan = desk.session().may(Permission.READ_DOCUMENT)
                ? desk.scans().proposal(desk.session(), line.id()) : Optional.empty();
        Match match = desk.patients().matching(desk.session(), desk.documents().show(desk.session(), line.id())
                .metadata().patient());
        List<PatientId> named = switch (match) {
            case Match.Same same -> List.of(same.patient());
            case Match.Maybe maybe -> maybe.candidates().stream().map(Match.Candidate::patient).toList();
            case Match.None _ -> List.of();
        };
        List<PatientId> all = Stream.concat(scan.flatMap(ScanTray.Scan::proposedPatient).stream(), named.stream()).distinct().toList();
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> all.stream()
                .filter(id -> !line.patient().equals(Optional.of(id)))
                        .flatMap(id -> desk.patients().find(tx, id).stream()).toList());
    }

    private void search(String text) {
        problem.set(null);
        namesAnother.set(false);
        background.run(() -> desk.patients().find(desk.session(), text), answer -> {
            if (text.equals(typed.get())) found.setAll(answer);
        }, failure -> {
            if (text.equals(typed.get())) problem.set(failure);
        });
    }

    /**
     * Files it; asked again for the same patient after {@link #namesAnotherProperty}, whatever it names. What went out about
     * the wrong person is put right with it, unless that was unticked.
     *
     * @param label of the letters to those who got it
     * @param text their words
     */
    public void choose(Patient patient, String label, String text) {
        boolean seen = namesAnother.get() && patient.equals(refused);
        boolean right = wentOut() && putRight.get();
        background.run(() -> right ? corrected(patient, seen, label, text)
                        : desk.documents().assign(desk.session(), line.id(), patient.id(), seen),
                _ -> done.set(true),
                failure -> {
                    problem.set(failure);
                    refused = patient;
                    namesAnother.set(failure instanceof FilingException filing
                            && filing.code() == FilingException.Code.OTHER_PATIENT);
                });
    }

    private DocumentId corrected(Patient patient, boolean seen, String label, String text) {
        DocumentId moved = desk.wrongPatient().orElseThrow().correct(desk.session(), line.id(), patient.id(), seen, label, text)
                .document();
        desk.recordDesk().ifPresent(record -> record.scheduler().wake());
        return moved;
    }

    /** Something about it left, or waits to leave. */
    boolean wentOut() {
        WrongPatient.Reach known = reach.get();
        return known != null && (known.atRecord() || known.waiting() > 0 || !known.told().isEmpty());
    }

    /** How far it went; null as long as that is not known. */
    ReadOnlyObjectProperty<WrongPatient.Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /** Whether what went out is put right too. */
    BooleanProperty putRightProperty() {
        return putRight;
    }

    DocumentLine line() {
        return line;
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public ObservableList<Patient> found() {
        return found;
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The document names somebody else than who was chosen: choosing the same again files it nevertheless. */
    public ReadOnlyBooleanProperty namesAnotherProperty() {
        return namesAnother.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
