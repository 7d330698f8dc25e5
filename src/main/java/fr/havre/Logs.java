package fr.havre;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Where log lines go: errors of a command to its error output, in one line each; those of the window into a few small
 * files of this user, for support. A thrown thing is written by its types and places only, and a line of a library by its
 * name and level only: their messages may quote what they failed on, such as words of a PDF.
 */
public final class Logs {
    private static final int LARGEST_FILE = 1_000_000;
    private static final int FILES = 3;

    private Logs() { }

    /** For commands: errors only, because what a person must know has a sentence of its own. */
    static void toTerminal(PrintStream err) {
        StreamHandler handler = new StreamHandler(err, new OneLine()) {
            @Override public synchronized void publish(LogRecord line) {
                super.publish(line);
                flush();
            }
        };
        replaceHandlers(handler, Level.SEVERE);
    }

    /**
     * For the window: into {@code folder}, at most three files of a megabyte. Where nothing can be written there, nothing
     * is: the window goes on.
     */
    public static void toFiles(Path folder) {
        try {
            Files.createDirectories(folder);
            FileHandler handler = new FileHandler(folder.resolve("havre-%g.log").toString(), LARGEST_FILE, FILES, true);
            handler.setFormatter(new OneLine());
            replaceHandlers(handler, Level.INFO);
        } catch (IOException e) {
            System.getLogger(Logs.class.getName()).log(System.Logger.Level.WARNING, "no log files: {0}",
                    e.getClass().getSimpleName());
        }
    }

    private static void replaceHandlers(Handler handler, Level level) {
        Logger root = Logger.getLogger("");
        for (Handler each : root.getHandlers()) {
            root.removeHandler(each);
            each.close();
        }
        handler.setLevel(level);
        root.setLevel(level);
        root.addHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(Logs::uncaught);
    }

    /** What nobody caught would be printed with its message. */
    private static void uncaught(Thread thread, Throwable problem) {
        System.getLogger(Logs.class.getName()).log(System.Logger.Level.ERROR, "uncaught on " + thread.getName(), problem);
    }

    /** {@code 2026-11-25T08:00:00Z WARNING fr.havre.ui.Window: locked ; java.io.IOException < fr.havre…}. */
    private static final class OneLine extends Formatter {
        @Override public String format(LogRecord line) {
            StringBuilder text = new StringBuilder(200);
            text.append(Instant.ofEpochMilli(line.getMillis()).truncatedTo(ChronoUnit.SECONDS)).append(' ').append(line.getLevel()).append(' ')
                    .append(line.getLoggerName());
            if (ours(line)) text.append(": ").append(formatMessage(line).replaceAll("\\p{Cntrl}+", " "));
            for (Throwable each = line.getThrown(); each != null; each = each.getCause()) {
                text.append(" ; ").append(each.getClass().getName());
                for (StackTraceElement frame : each.getStackTrace()) {
                    if (frame.getClassName().startsWith("fr.havre")) text.append(" < ").append(frame);
                }
            }
            return text.append(System.lineSeparator()).toString();
        }

        private static boolean ours(LogRecord line) {
            return line.getLoggerName() != null && line.getLoggerName().startsWith("fr.havre");
        }
    }
}
