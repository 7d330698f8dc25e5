package fr.havre.ui;

import fr.havre.patients.Patient;
import fr.havre.patients.Patients;
import fr.havre.vault.Compartment;
import java.util.List;

/** Opens or offers whom another program asked for, where one is signed in; says so where nobody or more than one is meant. */
final class Asked {
    private final Desk desk;
    private final Surroundings around;
    private final Runnable create;

    /** @param create asks who somebody new is */
    Asked(Desk desk, Surroundings around, Runnable create) {
        this.desk = desk;
        this.around = around;
        this.create = create;
    }

    /** Only offered where an address asked, which anybody can write; and a sheet that is open is not left without the person. */
    void open(Asking asking, boolean busy) {
        around.background().run(() -> found(asking.patient()), found -> {
            if (found.isEmpty()) around.notices().offering(() -> around.words().now("shell.asked.unknown"), "shell.asked.create", create);
            else if (!asking.byCommand() || busy || found.size() > 1) around.notices().offering(() -> around.words().now("shell.asked.waiting"),
                    "shell.asked.open", () -> around.navigator().openPatient(found.getFirst().id()));
            else around.navigator().openPatient(found.getFirst().id());
        }, around.notices()::problem);
    }

    private List<Patient> found(WantedPatient wanted) {
        Patients patients = desk.patients();
        return desk.unlocked().database(Compartment.ADMINISTRATIVE).read(tx -> switch (wanted) {
            case WantedPatient.ByNumber each -> patients.withNumber(tx, each.number());
            case WantedPatient.ById each -> patients.find(tx, each.patient()).stream().toList();
        });
    }
}
