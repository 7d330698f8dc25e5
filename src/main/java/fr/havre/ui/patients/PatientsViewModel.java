package fr.havre.ui.patients;

import fr.havre.access.Session;
import fr.havre.patients.Patient;
import fr.havre.patients.Patients;
import fr.havre.ui.Background;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Patients found for what is typed; an answer to an older text is dropped. */
public final class PatientsViewModel {
    private final Patients patients;
    private final Session session;
    private final Background background;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Patient> found = FXCollections.observableArrayList();
    private final BooleanProperty nothingFound = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    public PatientsViewModel(Patients patients, Session session, Background background) {
        this.patients = patients;
        this.session = session;
        this.background = background;
        typed.addListener((_, _, text) -> search(text));
    }

    private void search(String text) {
        problem.set(null);
        background.run(() -> patients.find(session, text), answer -> {
            if (!text.equals(typed.get())) return;
            found.setAll(answer);
            nothingFound.set(answer.isEmpty() && !text.isBlank());
        }, failure -> {
            if (text.equals(typed.get())) problem.set(failure);
        });
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public ObservableList<Patient> found() {
        return found;
    }

    public ReadOnlyBooleanProperty nothingFoundProperty() {
        return nothingFound;
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
