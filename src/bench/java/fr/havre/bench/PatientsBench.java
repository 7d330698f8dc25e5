package fr.havre.bench;

import fr.havre.FrontDoor;
import fr.havre.patients.PatientPopulation;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import fr.havre.vault.NewPerson;
import fr.havre.vault.db.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The list of 100 000 patients in a window of its own process, started with the program's own options for Java and the
 * headless toolkit. {@code -Dhavre.bench.patients=10000} for fewer.
 */
final class PatientsBench implements Measurement {
    static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    /** Those of {@code installer/bin/havre} for a window, and what makes the toolkit headless. */
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+DisableAttachMechanism",
            "-Xmx1g", "-XX:+UseSerialGC", "-Xms32m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25", "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true");

    private static final int REAL = 5_000;
    private final int count = Integer.getInteger("havre.bench.patients", 100_000);

    @Override public String name() {
        return "patients";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        long begun = System.nanoTime();
        FrontDoor door = new FrontDoor(folder.resolve("app"), InstantSource.system());
        try (Desk desk = door.create(folder.resolve("vault"), NewPerson.of("CR", "Dr Claire Roussel", "DOCTOR", true),
                PASSPHRASE.toCharArray())) {
            fill(desk.unlocked().database(Compartment.ADMINISTRATIVE));
        }
        System.err.printf("%d patients in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
        Map<String, Double> measured = window(folder);
        String of = count / 1000 + " 000 patients: ";
        return List.of(
                line(of + "list opened, first page laid out", measured, "opened", "", 300),
                line(of + "the same, processor time of all threads", measured, "opened.work", "", Double.POSITIVE_INFINITY),
                line(of + "list opened, all of them read", measured, "read", "", Double.POSITIVE_INFINITY),
                line(of + "a letter typed, filter and layout, p95", measured, "filter.p95", "filter.p50", 50),
                line(of + "the same, processor time of search and FX thread, p95", measured, "filter.work.p95", "filter.work.p50", 50),
                line(of + "sorted by another column and back, p95", measured, "sort.p95", "sort.p50", Double.POSITIVE_INFINITY),
                line(of + "one frame while scrolling, processor time of the FX thread, longest", measured, "scroll.max",
                        "scroll.p50", 100),
                line(of + "from one frame to the next while scrolling, longest", measured, "interval.max", "interval.p50", 100),
                line("the palette, from its key to its layout, p95", measured, "palette.p95", "palette.p50", 50),
                line("the same, processor time of the FX thread", measured, "palette.work.p95", "palette.work.p50", 50),
                new Figure(of + "memory of the process (VmRSS), list open", Math.round(measured.get("rss")) + " MB", "peak "
                        + Math.round(measured.get("peak")) + " MB", "–", "≤ 350 MB", measured.get("rss") <= 350));
    }

    /** Some thousands as the program writes them, and their namesakes, born on other days, by SQL. */
    private void fill(Database database) {
        int written = Math.min(count, REAL);
        new PatientPopulation(3).fill(database, written);
        for (int copies = 1; copies * written < count; copies++) {
            int days = copies * 37;
            database.write(tx -> tx.run("""
                    INSERT INTO adm.patient (id, version, birth_name, given_names, birth_date, sex, birth_place, used_name,
                           used_given, phone, created_at, changed_at, changed_by, folded, phone_digits, sort_name)
                    SELECT randomblob(16), 1, birth_name, given_names, date(birth_date, '-' || ? || ' days'), sex, birth_place,
                           used_name, used_given, phone, created_at, changed_at, changed_by, folded, phone_digits, sort_name
                      FROM adm.patient ORDER BY number LIMIT ?""", days, written));
        }
    }

    private static Figure line(String what, Map<String, Double> measured, String figure, String middle, double bar) {
        double value = measured.get(figure);
        return new Figure(what, Figure.number(value) + " ms", middle.isEmpty() ? "–" : "p50 " + Figure.number(measured.get(middle))
                + " ms", "–", Double.isInfinite(bar) ? "–" : "≤ " + Figure.number(bar) + " ms", value <= bar);
    }

    /** Runs the window to its end; what it prints is {@code name value} a line. */
    private static Map<String, Double> window(Path folder) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), PatientsWindow.class.getName(),
                folder.toString()));
        Stream.of(System.getProperty("havre.bench.window", "").split(" ", -1)).filter(each -> !each.isEmpty())
                .forEach(each -> command.add(1, each));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Double> measured = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) measured.put(parts[0], Double.valueOf(parts[1]));
            }
        }
        System.err.println(new java.util.TreeMap<>(measured));
        if (process.waitFor() != 0) throw new IllegalStateException("the window ended with " + process.exitValue());
        return measured;
    }
}
