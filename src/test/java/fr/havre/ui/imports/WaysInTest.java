package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.patients.Patient;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.Surroundings;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysInTest {
    @TempDir static Path place;
    @TempDir Path scans;
    private static ImportWorld world;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @BeforeEach void begin() {
        world.renew();
    }

    @AfterAll static void close() {
        world.close();
    }

    private static final class Seat {
        final TestSurroundings around;
        final ShellView shell;
        final ImportFlow flow;
        final WaysIn ways;
        Instant now = world.now();

        Seat(Language language, Optional<Patient> chart) {
            LiveWords words = new LiveWords(language);
            around = new TestSurroundings(words);
            shell = new ShellView(words, EnumSet.allOf(Place.class), _ -> { });
            Surroundings given = around.with(around.get().navigator(), around.get().notices(), shell);
            flow = new ImportFlow(world.desk(), given, world::now);
            ways = new WaysIn(world.desk(), flow, given, () -> chart.map(Patient::id), () -> now);
            ways.over(shell);
            Screens.laidOut(shell, 1366, 768);
        }

        void paste(javafx.scene.Node target) {
            Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.V, false, true, false, false));
        }

        void look() {
            ways.watch().tick();
            now = now.plus(FolderLook.AT_REST);
            ways.watch().tick();
        }

        DropZone zone() {
            return (DropZone) shell.lookup(".drop-target");
        }

        void draw(String name, boolean dark) {
            Look look = new Look();
            look.themeProperty().set(dark ? Look.Theme.DARK : Look.Theme.LIGHT);
            shell.getScene().setRoot(new Pane());
            Screens.draw(shell, dark ? 1920 : 1366, dark ? 1080 : 768, look, Path.of("target/screens/" + name + ".png"));
        }
    }

    @Test void aDropOnAChartGoesToThatPatientAndAnotherSheetIsNotDroppedUpon() {
        Path file = world.letter("depot.pdf", world.marie(), "Déposé.");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, Optional.of(world.marie()));
            assertTrue(seat.zone().offered());
            assertTrue(((Label) seat.zone().getChildren().getFirst()).getText().contains("dans ce dossier"));
            seat.draw("imports-drop-fr", false);
            assertTrue(seat.zone().dropped(List.of(file.toFile())));
            assertFalse(seat.zone().isVisible());
            assertEquals(world.marie().id(), seat.flow.model().orElseThrow().lines().getFirst().patient().orElseThrow().id());
            assertTrue(seat.zone().offered(), "more files join the same sheet");
            Seat other = new Seat(Language.FRENCH, Optional.empty());
            other.shell.show(new Label("another sheet"), () -> { });
            assertFalse(other.zone().offered());
            return null;
        });
    }

    @Test void pastesFilesOrAPictureButLeavesTextFieldsTheirOwnPaste() {
        Path file = world.letter("copie.pdf", world.marie(), "Copié.");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, Optional.empty());
            seat.paste(seat.shell);
            assertTrue(seat.around.asked().getLast().startsWith("say Rien à coller"));
            TextField field = new TextField();
            seat.shell.show(Place.PATIENTS, field);
            seat.around.outside().copied(List.of(file), null);
            seat.paste(field);
            assertTrue(seat.flow.model().isEmpty());
            seat.paste(seat.shell);
            assertEquals(1, seat.flow.model().orElseThrow().lines().size());
            seat.around.outside().copied(List.of(), new WritableImage(40, 30));
            seat.paste(seat.shell);
            ImportLine picture = seat.flow.model().orElseThrow().lines().getLast();
            assertEquals("Image collée", picture.incoming().name());
            assertEquals(ImportLine.State.TO_COMPLETE, picture.stateProperty().get());
            return null;
        });
    }

    @Test void theImportButtonAsksForFiles() {
        Path file = world.letter("choisi.pdf", world.jean(), "Choisi.");
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, Optional.empty());
            seat.around.outside().files(List.of(file));
            Button button = (Button) seat.shell.tools().getChildren().getFirst();
            assertEquals("Importer…", button.getText());
            button.fire();
            assertEquals(1, seat.flow.model().orElseThrow().lines().size());
            return null;
        });
    }

    @Test void whatArrivesInAWatchedFolderWaitsInTheStatusBarAndLeavesOnlyByAPersonsWord() throws Exception {
        Path scan = Files.copy(world.letter("scanne.pdf", world.marie(), "Scanné."), scans.resolve("scan_0001.pdf"));
        Screens.on(() -> {
            Seat seat = new Seat(Language.FRENCH, Optional.empty());
            seat.around.outside().folder(scans);
            seat.ways.folders();
            seat.shell.applyCss();
            seat.shell.layout();
            FoldersSheet folders = (FoldersSheet) seat.shell.lookup(".imports-folders");
            folders.mainButton().fire();
            seat.draw("imports-folders-fr", true);
            seat.shell.close();
            seat.look();
            assertEquals("say 1 document est arrivé dans un dossier surveillé.", seat.around.asked().getLast());
            ((Button) seat.shell.statusRight().getChildren().getFirst()).fire();
            ImportViewModel model = seat.flow.model().orElseThrow();
            model.file(model.lines().getFirst(), true);
            assertTrue(Files.exists(scan));
            seat.ways.watch().changed();
            seat.look();
            Button kept = (Button) seat.shell.statusRight().getChildren().getLast();
            assertEquals("1 fichier gardé à retirer", kept.getText());
            kept.fire();
            seat.shell.applyCss();
            seat.shell.layout();
            FoldersSheet removal = (FoldersSheet) seat.shell.lookupAll(".imports-folders").stream().reduce((_, last) -> last).orElseThrow();
            seat.draw("imports-removal-fr", false);
            removal.mainButton().fire();
            assertFalse(Files.exists(scan));
            assertEquals("say 1 fichier supprimé du dossier.", seat.around.asked().getLast());
            assertEquals(1, world.of(world.marie()).size());
            return null;
        });
    }
}
