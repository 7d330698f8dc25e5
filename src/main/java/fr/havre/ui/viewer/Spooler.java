package fr.havre.ui.viewer;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The printing system of Linux and macOS (CUPS), by its own program {@code lp}: what is printed flows into it. Java's printing
 * would write every page into a file in the folder for temporary files first, for the time it takes.
 */
final class Spooler {
    /** What the printing system has not taken by then it will not take. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path program;

    /** Writes what is to be printed. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Spooler(Path program) {
        this.program = program;
    }

    /** Looks for the program in {@code path}, folders as the environment's PATH lists them. */
    static Optional<Spooler> in(String path) {
        return Arrays.stream(Pattern.compile(Pattern.quote(File.pathSeparator)).split(path)).filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "lp")).filter(Files::isExecutable).findFirst().map(Spooler::new);
    }

    /**
     * Hands a PDF over; returns once it was taken.
     *
     * @param job what others read in the queue
     * @return false if the printing system did not want it
     * @throws IOException as {@code writing}, or when the program went away
     */
    boolean print(String printer, String job, int copies, Writing writing) throws IOException {
        Process lp = new ProcessBuilder(program.toString(), "-d", printer, "-n", Integer.toString(copies), "-t", job, "-o", "media=A4", "-")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            try (OutputStream out = new BufferedOutputStream(lp.getOutputStream(), 1 << 16)) {
                write(writing, out, lp);
            }
            return lp.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS) && lp.exitValue() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lp.destroyForcibly();
        }
    }

    /** Half a document must not be printed: the end of its input would tell the program that it is whole, so it is gone before that. */
    private static void write(Writing writing, OutputStream out, Process lp) throws IOException {
        boolean whole = false;
        try {
            writing.to(out);
            whole = true;
        } finally {
            if (!whole) lp.destroyForcibly().onExit().join();
        }
    }
}
