package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    @TempDir Path folder;

    private final Logger root = Logger.getLogger("");
    private Handler[] before;
    private Level level;
    private Thread.UncaughtExceptionHandler uncaught;

    @BeforeEach void remember() {
        before = root.getHandlers();
        level = root.getLevel();
        uncaught = Thread.getDefaultUncaughtExceptionHandler();
    }

    @AfterEach void putBack() {
        for (Handler each : root.getHandlers()) {
            each.close();
            root.removeHandler(each);
        }
        for (Handler each : before) root.addHandler(each);
        root.setLevel(level);
        Thread.setDefaultUncaughtExceptionHandler(uncaught);
    }

    @Test void aThrownThingIsWrittenByItsTypesAndPlacesNeverByItsMessage() throws Exception {
        Logs.toFiles(folder.resolve("log"));
        Logger.getLogger("fr.havre.X").log(Level.WARNING, "item 4 failed\nnext line", new IllegalStateException("DUPONT Jean",
                new java.io.IOException("1 84 08 75")));
        String text = Files.readString(folder.resolve("log/havre-0.log"));
        assertTrue(text.contains("item 4 failed next line ; java.lang.IllegalStateException < fr.havre.LogsTest"), text);
        assertTrue(text.contains("; java.io.IOException"), text);
        assertFalse(text.contains("DUPONT") || text.contains("1 84"), text);
        assertEquals(1, text.lines().count());
    }

    @Test void whatNobodyCaughtIsNotQuotedEither() throws Exception {
        Logs.toFiles(folder.resolve("log"));
        Thread failing = new Thread(() -> {
            throw new IllegalStateException("DUPONT Jean");
        }, "failing");
        failing.start();
        failing.join();
        String text = Files.readString(folder.resolve("log/havre-0.log"));
        assertTrue(text.contains("uncaught on failing ; java.lang.IllegalStateException"), text);
        assertFalse(text.contains("DUPONT"), text);
    }

    @Test void aLibraryIsNamedButNotQuoted() throws Exception {
        Logs.toFiles(folder.resolve("log"));
        Logger.getLogger("org.apache.pdfbox.X").warning("unknown token DUPONT");
        String text = Files.readString(folder.resolve("log/havre-0.log"));
        assertTrue(text.endsWith("WARNING org.apache.pdfbox.X" + System.lineSeparator()), text);
    }

    @Test void aCommandSaysErrorsOnlyEachInOneLine() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Logs.toTerminal(new PrintStream(err, true, StandardCharsets.UTF_8));
        Logger.getLogger("fr.havre.X").warning("not for a person");
        Logger.getLogger("fr.havre.X").severe("ab12: broken");
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("SEVERE fr.havre.X: ab12: broken" + System.lineSeparator()), text);
        assertEquals(1, text.lines().count());
    }
}
