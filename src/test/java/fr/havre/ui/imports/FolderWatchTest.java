package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.ui.InlineBackground;
import fr.havre.ui.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    @TempDir static Path place;
    @TempDir Path scans;
    @TempDir Path settings;
    private static ImportWorld world;
    private Instant now;
    private FolderWatch watch;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @BeforeEach void begin() {
        world.renew();
        now = world.now();
        watch = start();
        watch.watch(scans);
    }

    @AfterAll static void close() {
        world.close();
    }

    private FolderWatch start() {
        return new FolderWatch(world.desk(), new InlineBackground(), Preferences.at(settings.resolve("window.properties")), () -> now);
    }

    private void look() {
        watch.tick();
        now = now.plus(FolderLook.AT_REST);
        watch.tick();
    }

    private Path scan(String name, String text) throws IOException {
        return Files.copy(world.letter("from-" + name, world.marie(), text), scans.resolve(name));
    }

    private void file(List<Path> files) {
        ImportViewModel model = new ImportViewModel(world.desk(), new InlineBackground(), world::now);
        model.add(files.stream().map(Incoming.OfFile::new).toList(), Optional.of(world.marie()));
        model.fileAll(false);
        assertTrue(model.allSettled());
        watch.changed();
    }

    @Test void aFileThatIsStillBeingWrittenIsLeftAlone() throws Exception {
        Path file = scan("a.pdf", "Un.");
        watch.tick();
        byte[] whole = Files.readAllBytes(file);
        for (int part = 1; part <= 3; part++) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length * part / 3));
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(now.plusSeconds(part)));
            now = now.plus(FolderLook.AT_REST);
            watch.tick();
            assertEquals(List.of(), watch.waiting());
        }
        now = now.plus(FolderLook.AT_REST);
        watch.tick();
        assertEquals(List.of(file), watch.waiting());
    }

    @Test void whatOtherProgramsLeaveWhileTheyWriteIsPassedOver() throws Exception {
        Files.writeString(scans.resolve("scan.pdf.part"), "x");
        Files.writeString(scans.resolve(".hidden.pdf"), "x");
        look();
        assertEquals(List.of(), watch.waiting());
    }

    @Test void onlyWhatIsKeptIsProposedForRemovalAndOnlyWhatIsStillTheSameGoes() throws Exception {
        Path first = scan("1.pdf", "Premier.");
        Path second = scan("2.pdf", "Second.");
        look();
        assertEquals(List.of(), watch.kept());
        file(List.of(first, second));
        look();
        assertEquals(List.of(), watch.waiting());
        assertEquals(List.of(first, second), watch.kept());
        Files.write(second, Files.readAllBytes(world.letter("neu.pdf", world.marie(), "Encore un autre.")));
        List<Path> still = new ArrayList<>();
        watch.remove(List.of(first, second), still::addAll, failure -> still.add(Path.of(failure.toString())));
        assertEquals(List.of(second), still);
        assertFalse(Files.exists(first));
        assertTrue(Files.exists(second));
        assertEquals(2, world.of(world.marie()).size());
        look();
        assertEquals(List.of(second), watch.waiting());
    }

    @Test void aNewStartOfTheProgramTakesNothingTwice() throws Exception {
        Path taken = scan("pris.pdf", "Pris.");
        Path open = scan("reste.pdf", "Reste.");
        look();
        file(List.of(taken));
        watch = start();
        assertEquals(List.of(scans.toAbsolutePath()), watch.folders());
        look();
        assertEquals(List.of(open), watch.waiting());
        assertEquals(List.of(taken), watch.kept());
    }

    @Test void whatAPersonLeavesIsNotProposedAgain() throws Exception {
        Path file = scan("a.pdf", "Un.");
        look();
        file(List.of(file));
        look();
        watch.leave(List.of(file));
        look();
        assertEquals(List.of(), watch.kept());
        assertTrue(Files.exists(file));
    }

    @Test void tellsHowManyCameAndAFolderThatIsGoneStopsNothing() throws Exception {
        List<Integer> told = new ArrayList<>();
        watch.onArrival(told::add);
        watch.watch(scans.resolve("absent"));
        scan("a.pdf", "Un.");
        scan("b.pdf", "Deux.");
        look();
        look();
        assertEquals(List.of(2), told);
    }
}
