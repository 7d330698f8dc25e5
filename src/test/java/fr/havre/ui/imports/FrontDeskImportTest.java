package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.patients.Patient;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.imports.ImportLine.Missing;
import fr.havre.ui.imports.ImportLine.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private static ImportLine add(ImportViewModel model, Path file, Patient chart) {
        model.add(List.of(new Incoming.OfFile(file)), Optional.of(chart));
        return model.lines().getLast();
    }
}
