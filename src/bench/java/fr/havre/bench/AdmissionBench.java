package fr.havre.bench;

import fr.havre.SampleDesk;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.Fact;
import fr.havre.patients.PatientId;
import fr.havre.patients.PatientPopulation;
import fr.havre.patients.Patients;
import fr.havre.ui.AdmissionJourney;
import fr.havre.ui.Desk;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Workplace;
import fr.havre.ui.shell.Place;
import fr.havre.ui.words.Language;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import javafx.scene.control.TextField;

/**
 * A scheduled operation with nine pieces, from empty to sent, by keyboard, in the session of the front desk: how many
 * actions, and how long each. Then the board with five hundred admissions.
 */
final class AdmissionBench implements Measurement {
    private static final int MOST_ACTIONS = 60;
    private static final double MOST_MS = 100;
    private static final int ROUNDS = 3;
    private static final int ADMISSIONS = 500;

    @Override public String name() {
        return "admissions";
    }

    @Override public List<Figure> measure(Path folder) {
        List<AdmissionJourney.Step> warm = List.of();
        int actions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (AdmissionJourney journey = new AdmissionJourney(folder.resolve("round" + round))) {
                journey.run();
                actions = journey.actions();
                warm = journey.steps();
            }
        }
        warm.forEach(step -> System.err.printf("%-40s %2d %6.1f ms, of the FX thread %6.1f ms%n", step.what(), step.actions(),
                step.nanos() / 1e6, step.fxNanos() / 1e6));
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("a scheduled operation with 9 pieces, from empty to sent, by keyboard", actions + " actions", "", "",
                "≤ " + MOST_ACTIONS, actions <= MOST_ACTIONS));
        AdmissionJourney.Step longest = longest(warm, AdmissionJourney.Step::fxNanos);
        figures.add(atMost("its longest action, processor time of the FX thread (" + longest.what() + ")", longest.fxNanos()));
        AdmissionJourney.Step slowest = longest(warm, AdmissionJourney.Step::nanos);
        figures.add(atMost("the same by the clock, work and answer included (" + slowest.what() + ")", slowest.nanos()));
        board(folder.resolve("board"), figures);
        return figures;
    }

    private static AdmissionJourney.Step longest(List<AdmissionJourney.Step> steps, ToLongFunction<AdmissionJourney.Step> by) {
        return steps.stream().max(Comparator.comparingLong(by)).orElseThrow();
    }

    private static Figure atMost(String what, long nanos) {
        double ms = nanos / 1e6;
        return new Figure(what, Figure.number(ms) + " ms", "", "", "≤ 100 ms", ms <= MOST_MS);
    }

    private static void board(Path folder, List<Figure> figures) {
        try (Desk desk = SampleDesk.open(SampleDesk.door(folder), folder, 0)) {
            fill(desk);
            Workplace workplace = Screens.on(() -> {
                Workplace made = new TestSurroundings(Language.FRENCH).workplace(desk);
                Screens.laidOut(made.view(), 1366, 768);
                return made;
            });
            Spent shown = Spent.NOTHING;
            for (int i = 0; i < ROUNDS; i++) {
                shown = Screens.on(() -> {
                    workplace.go(Place.HOME);
                    return Spent.on(() -> {
                        workplace.go(Place.ADMISSIONS);
                        lay(workplace);
                    });
                });
            }
            figures.add(new Figure("board of 500 admissions, from its key to its layout, reading included", shown.clock(), "of processor time "
                    + shown.work(), "", "", true));
            Spent typed = Screens.on(() -> {
                TextField filter = (TextField) workplace.view().lookup(".board-filter");
                Spent most = Spent.NOTHING;
                for (String text : List.of("m", "ma", "mar", "mart", "mar", "ma", "m", "", "l", "le", "")) {
                    Spent one = Spent.on(() -> {
                        filter.setText(text);
                        lay(workplace);
                    });
                    System.err.printf("filter \"%s\": %s, of processor time %s%n", text, one.clock(), one.work());
                    most = one.worked() > most.worked() ? one : most;
                }
                return most;
            });
            figures.add(new Figure("a letter typed into its filter, slowest", typed.clock(), "of processor time " + typed.work(), "",
                    "≤ 100 ms", typed.nanos() / 1e6 <= MOST_MS));
        }
    }

    /** By the clock, and of the FX thread's processor time. */
    private record Spent(long nanos, long worked) {
        static final Spent NOTHING = new Spent(0, 0);

        static Spent on(Runnable step) {
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            step.run();
            return new Spent(System.nanoTime() - begun, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked);
        }

        String clock() {
            return Figure.number(nanos / 1e6) + " ms";
        }

        String work() {
            return Figure.number(worked / 1e6) + " ms";
        }
    }

    private static void lay(Workplace workplace) {
        workplace.view().applyCss();
        workplace.view().layout();
    }

    private static void fill(Desk desk) {
        PatientPopulation population = new PatientPopulation(5);
        for (int made = 0; made < ADMISSIONS;) {
            Patients.Draft draft = population.next();
            if (!desk.patients().duplicatesOf(desk.session(), draft).isEmpty()) continue;
            PatientId patient = desk.patients().create(desk.session(), draft, Set.of());
            desk.admissions().create(desk.session(), patient, new AdmissionSituation("Hôpital " + made % 7, "Service " + made % 3,
                    "", LocalDate.of(2026, 11, 20).plusDays(made % 60), Optional.empty(),
                    EnumSet.of(Fact.SCHEDULED, Fact.SURGERY, Fact.ANAESTHESIA), 2));
            made++;
        }
    }
}
