package fr.havre.ui.profile;

import fr.havre.patients.PatientId;
import fr.havre.patients.profile.Profiles;
import fr.havre.ui.Desk;
import fr.havre.ui.Surroundings;
import fr.havre.ui.chart.ChartView;
import java.time.InstantSource;
import javafx.scene.control.ScrollPane;

/** What a chart has of the medical profile: the strip on its first screen, and the tab with the whole. */
public final class MedicalTab {
    private MedicalTab() { }

    /**
     * Adds both to a chart.
     *
     * @param questionnaires shows those of this patient
     */
    public static void add(ChartView chart, Desk desk, Profiles profiles, Surroundings around, PatientId patient, Runnable questionnaires) {
        Runnable go = chart.secondTab("profile.tab", () -> whole(new MedicalView(
                new MedicalViewModel(desk, profiles, around.background(), InstantSource.system(), patient), around,
                InstantSource.system(), questionnaires)));
        chart.under(new EmergencyStrip(desk, profiles, around, patient, go));
    }

    /** In large letters the tools alone may be higher than the window: the rest is reached by scrolling. */
    private static ScrollPane whole(MedicalView view) {
        ScrollPane all = new ScrollPane(view);
        all.setFitToWidth(true);
        all.setFitToHeight(true);
        all.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return all;
    }
}
