package fr.havre.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.application.Platform;

/** Runs all measurements, or those named in the first argument (commas between), and prints a Markdown table. */
public final class Bench {
    private static final List<Measurement> ALL = List.of(new ImportBench(), new ReadBench(), new SearchBench(),
            new UnlockBench(), new RecordBench(), new PatientsBench(), new ChartBench(), new RenderBench(),
            new WindowBench(), new MailBench(), new AdmissionBench());

    private Bench() { }

    public static void main(String[] args) throws Exception {
        Set<String> wanted = args.length == 0 || args[0].isBlank() ? Set.of() : Set.of(args[0].split(","));
        System.out.println("| what | ours | beside | ratio | bar | met |\n| --- | --- | --- | --- | --- | --- |");
        for (Measurement each : ALL) {
            if (!wanted.isEmpty() && !wanted.contains(each.name())) continue;
            Path folder = Files.createTempDirectory(Path.of("target"), "bench-" + each.name());
            try {
                each.measure(folder).forEach(figure -> System.out.println(figure.line()));
            } finally {
                remove(folder);
            }
        }
        Platform.exit();                                                // whoever drew has left the toolkit's thread behind
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
