package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.Xdms;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDeskImportTest {
    @TempDir Path place;
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");

    @Test void theFrontDeskFilesPapersAndSealsTheRestForTheClinicalSide() {
        try (ImportWorld world = new ImportWorld(place)) {
            Desk frontDesk = world.frontDesk();
            ImportViewModel model = new ImportViewModel(frontDesk, new InlineBackground(), world::now);
            assertTrue(Types.administrative(model.types().getFirst()));
            Path report = world.letter("cr.pdf", world.marie(), "Médical.");
            ImportLine letter = add(model, report, world.marie());
            assertTrue(letter.toHandOver());
            model.file(letter, true);
            assertEquals(State.HANDED_OVER, letter.stateProperty().get());
            assertEquals(List.of(), world.of(world.marie()));
            assertEquals(1, frontDesk.scans().waiting());
            ImportLine twice = add(model, report, world.marie());
            assertEquals(State.HANDED_OVER, twice.stateProperty().get(), "once is enough");
            twice.handOverAgain();
            assertEquals(State.READY, twice.stateProperty().get(), "unless a person says so");
            model.file(twice, true);
            assertEquals(State.HANDED_OVER, twice.stateProperty().get());
            assertEquals(2, frontDesk.scans().waiting());
            ImportLine unknown = add(model, world.pdf("inconnu.pdf", "Sans rien de connu"), world.marie());
            assertEquals(Missing.TYPE, unknown.missingProperty().get());
            model.handOver(unknown);
            assertEquals(3, frontDesk.scans().waiting());
            assertEquals(3, model.handedOver());
            ImportLine card = add(model, world.pdf("carte.pdf", "Carte nationale d'identité"), world.marie());
            if (card.typeProperty().get().isEmpty()) card.typeProperty().set("PIECE-IDENTITE");
            assertEquals(State.READY, card.stateProperty().get());
            model.file(card, true);
            assertEquals(List.of("PIECE-IDENTITE"), world.of(world.marie()).stream().map(DocumentLine::typeCode).toList());
        }
    }

    @Test void anArchiveIsHandedOverAsItIs() throws Exception {
        try (ImportWorld world = new ImportWorld(place)) {
            ImportViewModel model = new ImportViewModel(world.frontDesk(), new InlineBackground(), world::now);
            Path letter = world.letter("dans.pdf", world.marie(), "Dans une archive.");
            ImportLine archive = add(model, world.file("archive.zip", Xdms.of(Files.readAllBytes(letter))), world.marie());
            assertEquals(State.READY, archive.stateProperty().get());
            model.file(archive, true);
            assertEquals(State.HANDED_OVER, archive.stateProperty().get(), () -> String.valueOf(archive.problemProperty().get()));
            Desk doctor = world.doctor();
            assertEquals(1, doctor.scans().takeOver(doctor.session()).taken());
            assertEquals(1, world.unfiled().size() + world.of(world.marie()).size());
        }
    }

    @Test void aProfessionalConfirmsWhatTheFrontDeskProposed() {
        try (ImportWorld world = new ImportWorld(place)) {
            ImportViewModel model = new ImportViewModel(world.frontDesk(), new InlineBackground(), world::now);
            ImportLine scan = add(model, world.pdf("scan.pdf", "Rien à lire"), world.marie());
            scan.typeProperty().set(ImportWorld.CONSULTATION);
            model.file(scan, true);
            Desk doctor = world.doctor();
            assertEquals(1, doctor.scans().takeOver(doctor.session()).taken());
            List<DocumentLine> unfiled = world.unfiled();
            ImportViewModel theirs = new ImportViewModel(doctor, new InlineBackground(), world::now);
            theirs.add(List.of(new Incoming.Kept(unfiled.getFirst().id(), "scan.pdf")), Optional.empty());
            ImportLine line = theirs.lines().getFirst();
            assertEquals(Optional.of(world.marie().id()), line.patient().map(Patient::id));
            assertEquals(PatientChoice.Certainty.FRONT_DESK, line.choiceProperty().get().certainty());
            assertEquals(ImportWorld.CONSULTATION, line.typeProperty().get());
            assertEquals(State.READY, line.stateProperty().get());
            assertFalse(line.sure(), "nobody has looked at it yet");
            theirs.file(line, false);
            assertEquals(List.of(ImportWorld.CONSULTATION), world.of(world.marie()).stream().map(DocumentLine::typeCode).toList());
        }
    }

    @Test void aFileOfAWatchedFolderThatWasHandedOverIsNotProposedAgain() {
        try (ImportWorld world = new ImportWorld(place)) {
            Desk desk = world.frontDesk();
            Path scan = world.pdf("scan.pdf", "Courrier du jour");
            ImportViewModel model = new ImportViewModel(desk, new InlineBackground(), world::now);
            FolderLook look = new FolderLook(desk, () -> now);
            look.look(List.of(scan.getParent()), false);
            now = now.plusSeconds(10);
            assertEquals(List.of(scan), look.look(List.of(scan.getParent()), false).waiting());
            model.handOver(add(model, scan, world.marie()));
            FolderLook.Found after = look.look(List.of(scan.getParent()), true);
            assertEquals(List.of(), after.waiting());
            assertEquals(List.of(scan), after.kept());
            assertEquals(List.of(), look.remove(List.of(scan)));
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
