package fr.havre.ui.tour;

import fr.havre.patients.PatientId;
import fr.havre.patients.PatientRegister;
import fr.havre.ui.Desk;
import fr.havre.ui.shell.Place;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;

/** The screens of messages, for who has them. */
final class MailStops {
    private static final String LIST = ".message-list";

    private final Tour tour;

    MailStops(Tour tour) {
        this.tour = tour;
    }

    void plan() {
        tour.stop("messages", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.MESSAGES);
        });
        tour.stop("messages-whose", () -> key(KeyCode.P));
        tour.stop("messages-patients", () -> {
            tour.leaveSheet();
            key(KeyCode.DIGIT2);
            key(KeyCode.J);
        });
        tour.stop("messages-assign", () -> key(KeyCode.A));
        tour.stop("messages-note", () -> {
            tour.leaveSheet();
            key(KeyCode.M);
        });
        tour.stop("messages-machine", () -> {
            tour.leaveSheet();
            key(KeyCode.DIGIT4);
            key(KeyCode.J);
        });
        tour.stop("messages-sent", () -> {
            key(KeyCode.DIGIT6);
            key(KeyCode.J);
        });
        tour.stop("letter", () -> key(KeyCode.N));
        tour.stop("letter-about", () -> {
            tour.keyboard().press(KeyCode.ESCAPE);
            tour.workplace().openPatient(first());
            tour.layOut();
            tour.press("letters.write-about");
        });
        tour.stop("letter-documents", () -> tour.press("letters.documents.add"));
        tour.stop("exchanges", () -> {
            tour.leaveSheet();
            tour.workplace().openPatient(first());
            tour.layOut();
            Tour.all(tour.root(), TabPane.class).stream().findFirst().ifPresent(tabs -> tabs.getSelectionModel().selectLast());
        });
    }

    private PatientId first() {
        Desk desk = tour.subject().desk();
        PatientRegister register = desk.patients().register(desk.session());
        return register.line(0).id();
    }

    private void key(KeyCode code) {
        tour.focus(LIST);
        tour.keyboard().press(code);
        tour.layOut();
    }
}
