package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.imports.ImportLine.Missing;
import fr.havre.ui.imports.ImportLine.State;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDeskImportTest {
    @TempDir Path place;

    @Test void theFrontDeskFilesPapersAndIsToldWhoTakesTheRest() {
        try (ImportWorld world = new ImportWorld(place)) {
            ImportViewModel model = new ImportViewModel(world.frontDesk(), new InlineBackground(), world::now);
            assertTrue(model.types().stream().allMatch(Types::administrative));
            ImportLine letter = add(model, world.letter("cr.pdf", world.marie(), "Médical."), world.marie());
            assertEquals(Missing.OTHER_ROLE, letter.missingProperty().get());
            model.file(letter, true);
            assertEquals(List.of(), world.of(world.marie()));
            ImportLine card = add(model, world.pdf("carte.pdf", "Carte nationale d'identité"), world.marie());
            if (card.typeProperty().get().isEmpty()) card.typeProperty().set("PIECE-IDENTITE");
            assertEquals(State.READY, card.stateProperty().get());
            model.file(card, true);
            assertEquals(List.of("PIECE-IDENTITE"), world.of(world.marie()).stream().map(DocumentLine::typeCode).toList());
        }
    }

    @Test void drawsWhatTheFrontDeskSees() {
        try (ImportWorld world = new ImportWorld(place)) {
            Path card = world.pdf("carte.pdf", "Carte nationale d'identité");
            Path letter = world.letter("cr.pdf", world.marie(), "Médical.");
            Desk desk = world.frontDesk();
            Screens.on(() -> {
                LiveWords words = new LiveWords(Language.FRENCH);
                ShellView shell = new ShellView(words, EnumSet.allOf(fr.havre.ui.shell.Place.class), _ -> { });
                TestSurroundings around = new TestSurroundings(words);
                ImportFlow flow = new ImportFlow(desk, around.with(around.get().navigator(), shell.notices(), shell), world::now);
                Screens.laidOut(shell, 1366, 768);
                flow.drop(List.of(card, letter), Optional.of(world.marie().id()));
                ImportViewModel model = flow.model().orElseThrow();
                assertTrue(!model.canSend());
                model.selectedProperty().set(model.lines().getLast());
                shell.getScene().setRoot(new Pane());
                Look look = new Look();
                look.themeProperty().set(Look.Theme.LIGHT);
                Screens.draw(shell, 1366, 768, look, Path.of("target/screens/imports-frontdesk-fr.png"));
                return null;
            });
        }
    }

    private static ImportLine add(ImportViewModel model, Path file, Patient chart) {
        model.add(List.of(new Incoming.OfFile(file)), Optional.of(chart));
        return model.lines().getLast();
    }
}
