package fr.havre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program of the tests in a process of its own, which is killed in the middle of what it does. */
final class KilledProgram {
    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch soFar;
    private final Thread reader;

    /** {@code lines}: {@link #kill} waits for so many of them. */
    KilledProgram(Class<?> program, List<String> arguments, int lines) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "-Xmx512m", "-cp", classPath(), program.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        soFar = new CountDownLatch(lines);
        reader = Thread.ofVirtual().start(this::read);
    }

    private static String classPath() {
        if (!(KilledProgram.class.getClassLoader() instanceof URLClassLoader loader)) return System.getProperty("java.class.path");
        return Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                soFar.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            while (soFar.getCount() > 0) soFar.countDown();
        }
    }

    /**
     * Waits for the lines, at most so many seconds, then for the milliseconds, and kills it (kill -9).
     *
     * @return whether it still ran
     */
    boolean kill(int mostSeconds, int milliseconds) throws InterruptedException {
        boolean all = soFar.await(mostSeconds, TimeUnit.SECONDS);
        boolean ended = process.waitFor(all ? milliseconds : 0, TimeUnit.MILLISECONDS);
        process.toHandle().destroyForcibly();                               // leaves what it said to be read
        process.waitFor();
        reader.join();
        return !ended;
    }

    List<String> said() {
        return List.copyOf(said);
    }
}
