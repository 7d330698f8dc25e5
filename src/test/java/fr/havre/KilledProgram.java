package fr.havre;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program of the tests in a process of its own, which may be killed in the middle of what it does. */
final class KilledProgram {
    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch soFar;
    private final Thread reader;

    /** {@code lines}: {@link #kill} waits for so many of them. */
    KilledProgram(Class<?> program, List<String> arguments, int lines) throws IOException {
        process = new ProcessBuilder(TestJava.command(List.of("-Djava.awt.headless=true", "-Xmx512m"), program.getName(), arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        soFar = new CountDownLatch(lines);
        reader = Thread.ofVirtual().start(this::read);
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

    /** Lets it go on to its end; its exit code. */
    int end() throws InterruptedException {
        process.waitFor();
        reader.join();
        return process.exitValue();
    }

    List<String> said() {
        return List.copyOf(said);
    }
}
