package fr.havre.ui.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.Xdms;
import fr.havre.patients.Consent.Decision;
import fr.havre.patients.Patient;
import fr.havre.ui.Background;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.imports.ImportLine.Missing;
import fr.havre.ui.imports.ImportLine.State;
import fr.havre.ui.imports.PatientChoice.Certainty;
import fr.havre.ui.words.ErrorWords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportViewModelTest {
    @TempDir static Path place;
    private static ImportWorld world;
    private ImportViewModel model;
    private int unfiled;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
    }

    @BeforeEach void begin() {
        world.renew();
        unfiled = world.unfiled().size();
        model = new ImportViewModel(world.desk(), new InlineBackground(), world::now);
    }

    @AfterAll static void close() {
        world.close();
    }

    private ImportLine add(Path file, Optional<Patient> chart) {
        model.add(List.of(new Incoming.OfFile(file)), chart);
        return model.lines().getLast();
    }

    @Test void aLetterDroppedOnAChartIsReadyAndOneWordFilesItAndQueuesIt() {
        ImportLine line = add(world.letter("scan.pdf", world.marie(), "Tout va bien."), Optional.of(world.marie()));
        assertEquals(State.READY, line.stateProperty().get());
        assertEquals(Certainty.CHART, line.choiceProperty().get().certainty());
        assertEquals(ImportWorld.CONSULTATION, line.typeProperty().get());
        assertEquals("2026-11-12", line.dateProperty().get().iso());
        assertEquals(List.of(), line.obstacles());
        assertEquals(0, world.unfiled().size() - unfiled);
        model.file(line, true);
        DocumentLine kept = world.of(world.marie()).getFirst();
        assertEquals(State.FILED, line.stateProperty().get());
        assertEquals(line.titleProperty().get(), kept.title());
        assertEquals(1, world.queued(kept).size());
        assertTrue(model.allSettled());
    }

    @Test void nothingIsKeptUntilAPersonSaysSo() {
        add(world.letter("scan.pdf", world.marie(), "Tout va bien."), Optional.empty());
        model.stop();
        assertEquals(List.of(), world.of(world.marie()));
        assertEquals(0, world.unfiled().size() - unfiled);
    }

    @Test void elsewhereThePatientIsProposedFromTheWordsAndNotFiledWithTheOthersUnseen() {
        ImportLine line = add(world.letter("scan.pdf", world.jean(), "Bonjour."), Optional.empty());
        assertEquals(world.jean().id(), line.patient().orElseThrow().id());
        assertEquals(Certainty.PROBABLE, line.choiceProperty().get().certainty());
        model.fileAll(true);
        assertEquals(State.READY, line.stateProperty().get());
        assertEquals(List.of(), world.of(world.jean()));
        model.file(line, true);
        assertEquals(1, world.of(world.jean()).size());
    }

    @Test void aLetterAboutSomebodyElseIsNotFiledInTheChartItWasDroppedOnBeforeAPersonHasLooked() {
        ImportLine line = add(world.letter("scan.pdf", world.jean(), "Bonjour."), Optional.of(world.marie()));
        assertEquals(Missing.RIGHT_PATIENT, line.missingProperty().get());
        model.file(line, true);
        model.fileAll(true);
        assertEquals(List.of(), world.of(world.marie()));
        model.choose(line, world.jean());
        assertEquals(State.READY, line.stateProperty().get());
        model.choose(line, world.marie());
        assertEquals(Missing.RIGHT_PATIENT, line.missingProperty().get());
        line.confirmedProperty().set(true);
        model.file(line, true);
        assertEquals(1, world.of(world.marie()).size());
    }

    @Test void eachUnmetConditionIsToldAndTheDocumentIsFiledAllTheSame() {
        world.desk().consents().record(world.desk().session(), world.provisional().id(), Decision.IO, LocalDate.of(2026, 11, 1));
        ImportLine line = add(world.letter("scan.pdf", world.provisional(), "Bonjour."), Optional.of(world.provisional()));
        assertEquals(List.of("patient.NOT_QUALIFIED", "consent.OPPOSED_TO_FEEDING"), line.obstacles().stream()
                .map(each -> ErrorWords.key(ErrorWords.codeOf(each).orElseThrow())).toList());
        assertFalse(line.goesToRecord());
        model.file(line, true);
        DocumentLine kept = world.of(world.provisional()).getFirst();
        assertEquals(List.of(), world.queued(kept));
        assertNull(line.problemProperty().get());
    }

    @Test void theSameFileAgainIsToldAsAlreadyThere() {
        Path file = world.letter("scan.pdf", world.marie(), "Tout va bien.");
        model.file(add(file, Optional.of(world.marie())), true);
        ImportLine again = add(file, Optional.of(world.marie()));
        assertEquals(State.ALREADY_THERE, again.stateProperty().get());
        assertEquals(world.of(world.marie()).getFirst().id(), again.filed().getFirst());
    }

    @Test void whatIsNoDocumentIsRefusedWithItsReasonAndStopsNobodyElse() {
        model.add(Stream.of(world.file("vide.pdf", new byte[0]), world.file("x.bin", new byte[] {0, 1, 2, 3, 4}),
                world.letter("bon.pdf", world.marie(), "Oui.")).map(Incoming.OfFile::new).toList(), Optional.of(world.marie()));
        assertEquals(List.of(State.REFUSED, State.REFUSED, State.READY), model.lines().stream()
                .map(each -> each.stateProperty().get()).toList());
        model.fileAll(true);
        assertEquals(1, world.of(world.marie()).size());
    }

    @Test void whatTheScannerWroteOverMeanwhileIsReadAnewAndNotFiledUnderWhatWasReadBefore() throws Exception {
        Path file = world.letter("scan.pdf", world.marie(), "Tout va bien.");
        ImportLine line = add(file, Optional.of(world.marie()));
        Files.write(file, Files.readAllBytes(world.letter("autre.pdf", world.jean(), "Une autre personne.")));
        model.file(line, true);
        assertEquals(List.of(), world.of(world.marie()));
        assertEquals(Missing.RIGHT_PATIENT, line.missingProperty().get());
    }

    @Test void undoCancelsWhatWaitsAndLeavesTheDocumentKeptAndNobodys() {
        ImportLine line = add(world.letter("scan.pdf", world.marie(), "Tout va bien."), Optional.of(world.marie()));
        model.file(line, true);
        DocumentLine kept = world.of(world.marie()).getFirst();
        int[] told = new int[2];
        model.undo(counts -> System.arraycopy(counts, 0, told, 0, 2));
        assertEquals(1, told[0]);
        assertEquals(List.of(), world.of(world.marie()));
        assertTrue(world.unfiled().stream().anyMatch(each -> each.id().equals(kept.id())));
        assertEquals(List.of(), world.queued(kept));
        assertEquals(State.READY, line.stateProperty().get());
        model.choose(line, world.jean());
        line.confirmedProperty().set(true);
        model.file(line, true);
        assertEquals(List.of(kept.id()), world.of(world.jean()).stream().map(DocumentLine::id).toList());
        assertEquals(1, world.queued(kept).size());
    }

    @Test void onePatientAndTypeForAll() {
        for (int i = 0; i < 5; i++) add(world.pdf("photo" + i + ".pdf", "sans nom " + i), Optional.empty());
        ImportLine first = model.lines().getFirst();
        model.choose(first, world.jean());
        first.typeProperty().set("11502-2");
        model.sameForAll(first);
        model.fileAll(false);
        assertEquals(5, world.of(world.jean()).stream().filter(each -> each.typeCode().equals("11502-2")).count());
    }

    @Test void aPictureThatWasPastedIsKeptLikeAnyOther() {
        model.add(List.of(new Incoming.Pasted("Image collée", "Note de la patiente".getBytes(StandardCharsets.UTF_8))),
                Optional.of(world.marie()));
        ImportLine line = model.lines().getFirst();
        assertEquals(Missing.TYPE, line.missingProperty().get());
        line.typeProperty().set(ImportWorld.CONSULTATION);
        model.file(line, true);
        assertEquals(1, world.of(world.marie()).size());
    }

    @Test void theSameFileDroppedTwiceAndFiledForTwoPeopleNeverLeavesTheFirstChartEmpty() {
        Path file = world.letter("deux.pdf", world.marie(), "Deux fois.");
        model.file(add(file, Optional.of(world.marie())), false);
        model.undo(_ -> { });
        ImportViewModel other = new ImportViewModel(world.desk(), new InlineBackground(), world::now);
        other.add(List.of(new Incoming.OfFile(file), new Incoming.OfFile(file)), Optional.of(world.marie()));
        ImportLine second = other.lines().getLast();
        other.choose(second, world.jean());
        second.confirmedProperty().set(true);
        other.file(other.lines().getFirst(), false);
        other.file(second, false);
        assertEquals("filing.OTHER_PATIENT", ErrorWords.key(ErrorWords.codeOf(second.problemProperty().get()).orElseThrow()));
        assertEquals(1, world.of(world.marie()).size());
        assertEquals(0, world.of(world.jean()).size());
    }

    @Test void anArchiveIsOneLineThatFilesWhatIsInItAndIsTakenBackAsTheDocumentsItHeld() throws Exception {
        Path letter = world.letter("dans.pdf", world.marie(), "Dans une archive.");
        Path archive = world.file("archive.zip", Xdms.of(Files.readAllBytes(letter)));
        ImportLine line = add(archive, Optional.of(world.marie()));
        assertEquals(Missing.RIGHT_PATIENT, line.missingProperty().get());
        line.confirmedProperty().set(true);
        model.file(line, false);
        assertEquals(State.FILED, line.stateProperty().get());
        assertEquals(1, world.of(world.marie()).size());
        assertEquals(State.ALREADY_THERE, add(archive, Optional.of(world.marie())).stateProperty().get());
        model.undo(_ -> { });
        assertEquals(0, world.of(world.marie()).size());
        assertTrue(line.incoming() instanceof Incoming.Kept);
    }

    /** Work that a test lets go on, piece by piece, as other threads do it. */
    private static final class Later implements Background {
        final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override public <T> Running run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            boolean[] wanted = {true};
            waiting.add(() -> {
                if (wanted[0]) new InlineBackground().run(work, done, failed);
            });
            return () -> wanted[0] = false;
        }

        @Override public void onScreen(Runnable step) {
            waiting.add(step);
        }

        void go() {
            for (int left = waiting.size(); left > 0; left--) waiting.remove().run();
        }
    }

    @Test void aStopLeavesTheUnreadWhereTheyLieAndKeepsWhatWasRead() {
        Later later = new Later();
        model = new ImportViewModel(world.desk(), later, world::now);
        later.go();
        for (int i = 0; i < 4; i++) add(world.letter("stop" + i + ".pdf", world.marie(), "Numéro " + i), Optional.of(world.marie()));
        later.go();
        assertEquals(State.READY, model.lines().getFirst().stateProperty().get());
        assertTrue(model.progressProperty().get() < 1);
        model.stop();
        later.go();
        later.go();
        assertEquals(1, model.lines().size());
        assertEquals(4, model.left());
        assertEquals(1, model.progressProperty().get());
        assertFalse(model.busy());
        model.file(model.lines().getFirst(), false);
        later.go();
        assertEquals(1, world.of(world.marie()).size());
    }

    @Test void whatIsBeingFiledIsNotChangedByWhatAPersonDoesMeanwhile() {
        Later later = new Later();
        model = new ImportViewModel(world.desk(), later, world::now);
        ImportLine line = add(world.letter("pendant.pdf", world.marie(), "Pendant."), Optional.of(world.marie()));
        for (int i = 0; i < 4; i++) later.go();
        model.file(line, true);
        model.choose(line, world.jean());
        model.file(line, true);
        for (int i = 0; i < 4; i++) later.go();
        assertEquals(1, world.of(world.marie()).size());
        assertEquals(0, world.of(world.jean()).size());
    }
}
