package fr.havre.ui.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.patients.Patients;
import fr.havre.patients.Sex;
import fr.havre.patients.Traits;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.Asking;
import fr.havre.ui.WantedPatient;
import fr.havre.ui.Workplace;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.words.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperPaneTest {
    private static final String PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    @TempDir static Path place;
    private static ImportWorld world;
    private static Desk desk;
    private static PatientId anna;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
        desk = world.frontDesk();
        anna = desk.patients().create(desk.session(), new Patients.Draft(new Traits("Eriksson", "Anna Maria",
                PartialDate.parse("1974-08-12"), Sex.FEMALE, Optional.empty())), Set.of());
    }

    @AfterAll static void close() {
        world.close();
    }

    private static DocumentId filed(PatientId patient, String words) {
        ImportOutcome outcome = desk.documents().importDocument(desk.session(), DocumentSource.of(Pdfs.of(words)), new Origin(
                Origin.Kind.FILE, world.now(), "piece.pdf", Optional.empty()), ImportWish.forPatient(patient).withType("PIECE-IDENTITE"));
        return ((ImportOutcome.Imported) outcome).document();
    }

    @Test void saysHowFarAPaperAgreesAndProposesItsLastDay() {
        List<LocalDate> taken = new ArrayList<>();
        DocumentId hers = filed(anna, PASSPORT);
        DocumentId another = filed(world.marie().id(), PASSPORT);
        DocumentId plain = filed(anna, "Une pièce sans lignes pour les machines");
        List<String> said = Screens.on(() -> {
            TestSurroundings around = new TestSurroundings(Language.FRENCH);
            PaperPane pane = new PaperPane(desk, around.get(), hers, Optional.of(taken::add));
            pane.takeButton().fire();
            PaperPane wrong = new PaperPane(desk, around.get(), another, Optional.empty());
            PaperPane none = new PaperPane(desk, around.get(), plain, Optional.empty());
            Look look = new Look();
            look.themeProperty().set(Look.Theme.LIGHT);
            Screens.draw(new VBox(12, pane, wrong, none), 980, 320, look, Path.of("target/screens/papers-fr.png"));
            return List.of(pane.said(), wrong.said(), none.said());
        });
        assertTrue(said.get(0).endsWith("pièce périmée."), said.get(0));
        assertTrue(said.get(1).contains("nom de naissance") && said.get(1).contains("date de naissance"), said.get(1));
        assertEquals("Aucune ligne de pièce d’identité n’a été lue sur ce document. Comparez à l’œil.", said.get(2));
        assertEquals(List.of(LocalDate.of(2012, 4, 15)), taken);
    }

    private static boolean offers(Workplace workplace, String label) {
        workplace.view().applyCss();
        workplace.view().layout();
        return fr.havre.ui.tour.Tour.all(workplace.view(), Labeled.class).stream().map(Labeled::getText).anyMatch(label::equals);
    }

    @Test void whomAnotherProgramAsksForIsShownOrOfferedOrSaidToBeUnknown() {
        String number = world.marie().ins().orElseThrow().number();
        Screens.on(() -> {
            TestSurroundings around = new TestSurroundings(Language.FRENCH);
            Workplace workplace = around.workplace(desk);
            Screens.laidOut(workplace.view(), 1366, 768);
            workplace.show(Asking.byAddress(WantedPatient.byNumber(number).orElseThrow()));
            assertFalse(workplace.titleProperty().get().contains("de La Tour"), "any page of a browser can ask like that");
            assertTrue(offers(workplace, "Ouvrir"));
            workplace.show(new Asking(WantedPatient.byNumber(number).orElseThrow(), true));
            assertTrue(workplace.titleProperty().get().contains("de La Tour"), workplace.titleProperty().get());
            workplace.show(new Asking(WantedPatient.byNumber("255081416802538").orElseThrow(), true));
            assertTrue(offers(workplace, "Créer le patient"));
            return null;
        });
    }
}
