package fr.havre.ui.letters;

import fr.havre.patients.Patient;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Looks for the patient a message is about, among everybody. Answers to what was typed before are dropped. */
final class WhoseViewModel {
    private final Desk desk;
    private final Background background;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObservableList<Patient> found = FXCollections.observableArrayList();
    private final ObjectProperty<Patient> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    WhoseViewModel(Desk desk, Background background) {
        this.desk = desk;
        this.background = background;
        typed.addListener((_, _, text) -> search(text));
    }

    private void search(String text) {
        problem.set(null);
        if (text.isBlank()) {
            show(List.of());
            return;
        }
        background.run(() -> desk.patients().find(desk.session(), text), answer -> {
            if (text.equals(typed.get())) show(answer);
        }, failure -> {
            if (text.equals(typed.get())) problem.set(failure);
        });
    }

    private void show(List<Patient> patients) {
        found.setAll(patients);
        chosen.set(patients.isEmpty() ? null : patients.getFirst());
    }

    StringProperty typedProperty() {
        return typed;
    }

    ObservableList<Patient> found() {
        return found;
    }

    /** Whose banner is shown; null while nobody is found. */
    ObjectProperty<Patient> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
