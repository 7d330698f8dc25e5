package fr.havre.ui.tour;

import fr.havre.patients.PatientId;
import fr.havre.ui.Desk;
import fr.havre.ui.shell.Place;
import javafx.scene.input.KeyCode;

/** The screens of admissions. */
final class AdmissionStops {
    /** How far down the board the one stands that has something of everything. */
    private static final int DOWN = 2;

    private final Tour tour;

    AdmissionStops(Tour tour) {
        this.tour = tour;
    }

    void plan() {
        tour.stop("admissions", this::board);
        tour.stop("admission", () -> {
            for (int i = 0; i < DOWN; i++) key(".board", KeyCode.DOWN);
            key(".board", KeyCode.ENTER);
        });
        tour.stop("admission-why", () -> key(".pieces", KeyCode.N));
        tour.stop("admission-signatures", () -> {
            tour.keyboard().press(KeyCode.ESCAPE);
            tour.press("admissions.tab.consents");
        });
        tour.stop("admission-history", () -> tour.press("admissions.tab.history"));
        tour.stop("admission-sendings", () -> tour.press("admissions.tab.sendings"));
        tour.stop("admission-send", () -> tour.press("admissions.send"));
        tour.stop("admission-new", () -> {
            tour.leaveSheet();
            board();
            key(".board", KeyCode.N);
        });
        tour.stop("patient-stays", () -> {
            tour.workplace().openPatient(somebody());
            tour.layOut();
            tour.tab("admissions.of-patient");
        });
    }

    private PatientId somebody() {
        Desk desk = tour.subject().desk();
        return desk.admissions().board(desk.session()).getFirst().patient().id();
    }

    private void board() {
        tour.leaveSheet();
        tour.workplace().go(Place.ADMISSIONS);
    }

    private void key(String list, KeyCode code) {
        tour.focus(list);
        tour.keyboard().press(code);
    }
}
