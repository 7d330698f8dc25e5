package fr.havre.bench;

import fr.havre.FrontDoor;
import fr.havre.vault.NewPerson;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Processor time from the start of the program to the third frame of the unlock window, beside a bare window of JavaFX in
 * a program started with the same options, in turn. From {@code target/havre}, with the headless toolkit.
 */
final class WindowBench implements Measurement {
    private static final int TIMES = 5;
    private static final String PASSPHRASE = "goudron vif sept marins 42 ivres";
    /** Those of {@code installer/bin/havre} for a window, and what makes the toolkit headless. */
    private static final List<String> OPTIONS = List.of("-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED,javafx.graphics", "-XX:+DisableAttachMechanism",
            "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:+SuppressFatalErrorMessage", "-Xmx1g",
            "-XX:+UseSerialGC", "-Xms32m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25",
            "-XX:CompileThresholdScaling=4", "--add-modules=javafx.controls,javafx.swing", "-Dglass.platform=Headless", "-Dprism.order=sw");

    @Override public String name() {
        return "window";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path vault = folder.resolve("vault");
        FrontDoor door = new FrontDoor(folder.resolve("app"), InstantSource.system());
        door.create(vault, NewPerson.of("AB", "Anne Bernard", "DOCTOR", true), PASSPHRASE.toCharArray()).close();
        String[] ours = {"window", vault.toAbsolutePath().toString()};
        List<Figure> figures = new ArrayList<>();
        figures.add(compared("unlock window shown, processor time", home, false, ours));
        figures.add(compared("the same, each with a cache of its classes, as installed", home, true, ours));
        return figures;
    }

    private static Figure compared(String what, Path home, boolean archives, String... ours)
            throws IOException, InterruptedException {
        double[] havre = new double[TIMES];
        double[] bare = new double[TIMES];
        if (archives) {                                              // learnt in the first start, made at its end
            started(home, "bare", true, "bare");
            started(home, "havre", true, ours);
        }
        for (int i = 0; i < TIMES; i++) {
            bare[i] = started(home, "bare", archives, "bare");
            havre[i] = started(home, "havre", archives, ours);
        }
        double mine = middle(havre);
        double theirs = middle(bare);
        return Figure.atMost(what, Math.round(mine) + " ms", "bare JavaFX " + Math.round(theirs) + " ms", mine / theirs, 1.3);
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** An archive of classes wants jars only. */
    private static Path jarOfShownWindow(Path home) throws IOException {
        Path jar = home.resolve("shown.jar").toAbsolutePath();
        if (Files.exists(jar)) return jar;
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("ShownWindow", "ShownWindow$1")) {
                String entry = "fr/havre/bench/" + name + ".class";
                out.putNextEntry(new ZipEntry(entry));
                try (InputStream in = WindowBench.class.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** Milliseconds of processor time. */
    private static double started(Path home, String kind, boolean archive, String... args)
            throws IOException, InterruptedException {
        Path lib = Path.of("target/havre/lib").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        if (archive) {
            Path cache = home.resolve(kind + ".aot").toAbsolutePath();
            command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
        }
        command.addAll(List.of("-Duser.home=" + home.toAbsolutePath(), "--module-path=" + lib.resolve("fx"), "-classpath",
                String.join(File.pathSeparator, lib.resolve("havre.jar").toString(), lib + "/*",
                        jarOfShownWindow(home).toString()), ShownWindow.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        System.err.println(kind + (archive ? " with archive: " : ": ") + told);
        return Double.parseDouble(told.substring(0, told.indexOf(' ')));
    }
}
