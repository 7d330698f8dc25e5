package fr.havre.ui.tour;

import fr.havre.access.Permission;
import fr.havre.ui.Desk;
import fr.havre.ui.shell.Place;
import javafx.scene.input.KeyCode;

/** The screens of the places whose way is short. */
final class PlaceStops {
    private final Tour tour;
    private final Desk desk;

    PlaceStops(Tour tour) {
        this.tour = tour;
        desk = tour.subject().desk();
    }

    void queue() {
        if (desk.recordDesk().isEmpty()) return;
        tour.stop("queue", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.QUEUE);
        });
        tour.stop("conflict", () -> {
            tour.focus(".queue-list");
            tour.keyboard().press(KeyCode.ENTER);
        });
        tour.stop("queue-settled", () -> {
            tour.leaveSheet();
            tour.press("queue.settled");
        });
    }

    void agenda() {
        tour.stop("agenda", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.AGENDA);
        });
        tour.stop("agenda-new", () -> tour.press("agenda.new"));
        tour.stop("agenda-import", () -> {
            tour.leaveSheet();
            tour.press("agenda.import");
        });
        if (desk.prevention().isEmpty()) return;
        tour.stop("reminders", () -> {
            tour.leaveSheet();
            tour.press("agenda.reminders");
        });
    }

    /** For who may say that a result was seen. */
    void review() {
        if (desk.reviews().isEmpty() || !desk.session().may(Permission.REVIEW_RESULTS)) return;
        tour.stop("review", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.REVIEW);
        });
        tour.stop("review-absences", () -> tour.press("review.absences"));
    }

    /** What waits to be signed, and the first of it being written. */
    void writing() {
        if (desk.writing().isEmpty()) return;
        tour.stop("sign", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.SIGN);
        });
        tour.stop("writing", () -> {
            tour.focus(".sign-list");
            tour.keyboard().press(KeyCode.ENTER);
        });
    }

    void settings() {
        tour.stop("settings", () -> {
            tour.leaveSheet();
            tour.workplace().go(Place.SETTINGS);
        });
        tour.stop("settings-absence", () -> tour.press("settings.absence"));
        if (desk.recordDesk().isPresent()) tour.stop("settings-record", () -> tour.press("settings.record"));
        if (desk.mailDesk().isPresent()) tour.stop("settings-mailboxes", () -> tour.press("settings.mailboxes"));
        if (desk.mailDesk().isPresent()) tour.stop("settings-texts", () -> tour.press("settings.texts"));
        tour.stop("settings-elsewhere", () -> tour.press("settings.elsewhere"));
        tour.stop("settings-numbers", () -> tour.press("settings.numbers"));
        tour.stop("settings-health", () -> tour.press("settings.health"));
    }
}
