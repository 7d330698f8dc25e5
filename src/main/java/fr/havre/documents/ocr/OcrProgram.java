package fr.havre.documents.ocr;

import fr.havre.documents.Picture;
import fr.havre.documents.ocr.OcrException.Code;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The program, as a child of this one: one at a time, at most {@code limit} each, ended by {@link #stop}. It gets the picture
 * on its standard input and nothing else: no name, no path, no environment but where its own words and libraries are.
 */
public final class OcrProgram {
    /** A dense page takes some ten seconds on a slow computer. */
    public static final Duration LIMIT = Duration.ofSeconds(60);
    static final int MOST_CHARS = 1 << 20;
    private static final String LANGUAGE = "fra";
    private static final List<String> KEPT_ENVIRONMENT = List.of("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
            "SystemRoot", "LANG", "LC_ALL");
    private static final List<String> USUAL_PLACES = List.of("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin",
            "C:\\Program Files\\Tesseract-OCR");

    private final Path program;
    private final Duration limit;
    private final ReentrantLock one = new ReentrantLock();
    private volatile Process running;
    private volatile boolean stopped;

    OcrProgram(Path program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** This very program. */
    public static OcrProgram at(Path program) {
        return new OcrProgram(program, LIMIT);
    }

    /** Where it is usually installed, or in a folder of the search path; relative ones are not looked into. */
    public static Optional<OcrProgram> installed() {
        return in(Optional.ofNullable(System.getenv("PATH")).orElse("")).map(OcrProgram::at);
    }

    static Optional<Path> in(String searchPath) {
        return Stream.concat(Stream.of(searchPath.split(File.pathSeparator, -1)), USUAL_PLACES.stream())
                .flatMap(folder -> Stream.of("tesseract", "tesseract.exe").flatMap(name -> program(folder, name).stream())).findFirst();
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Its version and whether it knows French, for a person: {@code 5.3.0}.
     *
     * @throws OcrException {@code NOT_INSTALLED}: it does not start, or has no French
     */
    public String version() throws OcrException {
        try {
            String said = run(List.of("--version"), new byte[0]);
            List<String> languages = run(List.of("--list-langs"), new byte[0]).lines().map(String::strip).toList();
            if (!languages.contains(LANGUAGE)) throw new OcrException(Code.NOT_INSTALLED);
            return said.lines().findFirst().orElse("").replaceAll("[^0-9.]", "");
        } catch (OcrException e) {
            throw e.code() == Code.FAILED ? new OcrException(Code.NOT_INSTALLED, e) : e;
        }
    }

    /**
     * The words of a picture, as they stand on it; empty where it finds none.
     *
     * @param dotsPerInch 0 where nobody knows
     */
    public String read(Picture picture, int dotsPerInch) throws OcrException {
        return run(List.of("stdin", "stdout", "-l", LANGUAGE), OcrBitmap.of(picture, dotsPerInch));
    }

    private String run(List<String> arguments, byte[] input) throws OcrException {
        one.lock();
        try {
            if (stopped) throw new OcrException(Code.STOPPED);
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            return words(builder.start(), input);
        } catch (IOException e) {
            throw new OcrException(stopped ? Code.STOPPED : Code.FAILED, e);
        } finally {
            one.unlock();
        }
    }

    private String words(Process process, byte[] input) throws IOException, OcrException {
        running = process;
        AtomicBoolean late = new AtomicBoolean();
        Thread feeding = Thread.ofVirtual().name("ocr-in").start(() -> feed(process, input));
        Thread watching = Thread.ofVirtual().name("ocr-limit").start(() -> end(process, late));
        try (InputStream out = process.getInputStream()) {
            if (stopped) kill(process);
            byte[] said = out.readNBytes(4 * MOST_CHARS + 1);
            if (said.length > 4 * MOST_CHARS) throw new OcrException(Code.TOO_MUCH);
            int result = process.waitFor();
            if (stopped) throw new OcrException(Code.STOPPED);
            if (late.get()) throw new OcrException(Code.TOO_MUCH);
            if (result != 0) throw new OcrException(Code.FAILED);
            return new String(said, StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcrException(Code.STOPPED, e);
        } finally {
            kill(process);
            running = null;
            watching.interrupt();
            feeding.interrupt();
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // it ended before it had read all: its result says why
        }
    }

    private void end(Process process, AtomicBoolean late) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return;
            late.set(true);
            kill(process);
        } catch (InterruptedException e) {
            // it is over
        }
    }

    /** Ends what runs and begins no more: the vault is being locked. */
    public void stop() {
        stopped = true;
        Process now = running;
        if (now != null) kill(now);
    }

    /** What it began itself goes with it: a wrapper of the program would leave it running. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    boolean isRunning() {
        return running != null;
    }
}
