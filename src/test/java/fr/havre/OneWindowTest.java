package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {
    @TempDir Path folder;
    private final BlockingQueue<List<Path>> arrived = new LinkedBlockingQueue<>();

    private List<Path> next() throws InterruptedException {
        return arrived.poll(20, TimeUnit.SECONDS);
    }

    @Test void aSecondStartHandsItsFilesToTheFirstAndEnds() throws InterruptedException {
        Path early = folder.resolve("avant.pdf");
        Path late = folder.resolve("courrier d’été.pdf");
        try (OneWindow first = OneWindow.claim(folder, List.of(early)).orElseThrow()) {
            assertTrue(OneWindow.claim(folder, List.of(late)).isEmpty());
            first.onArrival(arrived::add);
            assertEquals(List.of(early), next());
            assertEquals(List.of(late), next());
            assertTrue(OneWindow.claim(folder, List.of()).isEmpty());
            assertEquals(List.of(), next());
        }
    }

    @Test void takesThePlaceOfAWindowThatWasKilled() throws IOException {
        Files.writeString(folder.resolve("window.sock"), "left behind");
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.onArrival(arrived::add);
            assertTrue(OneWindow.claim(folder, List.of()).isEmpty());
            assertTrue(Files.exists(folder.resolve("window.sock")));
        }
        assertFalse(Files.exists(folder.resolve("window.sock")));
    }

    @Test void opensAllTheSameWhereNoSocketCanBeMade() {
        Path deep = folder.resolve("x".repeat(60)).resolve("y".repeat(60)).resolve("z".repeat(60));
        try (OneWindow window = OneWindow.claim(deep, List.of()).orElseThrow()) {
            window.onArrival(arrived::add);
            assertEquals(List.of(List.of()), List.copyOf(arrived));
        }
    }
}
