package fr.havre.ui.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.admissions.AdmissionFile;
import fr.havre.admissions.AdmissionNumbers;
import fr.havre.admissions.AdmissionSituation;
import fr.havre.admissions.ChecklistItem.Need;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceState;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.sending.SendingNumbers;
import fr.havre.sending.SendingNumbers.Left;
import fr.havre.sending.SendingNumbers.Numbers;
import fr.havre.sending.SendingNumbers.Way;
import fr.havre.sync.Reason;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.imports.ImportWorld;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.Language;
import fr.havre.vault.Compartment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NumbersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @TempDir static Path place;
    private static ImportWorld world;
    private static Desk desk;

    @BeforeAll static void open() {
        world = new ImportWorld(place);
        desk = world.desk();
        for (int i = 0; i < 10; i++) sent(i, ImportWorld.CONSULTATION, "CONFIRMED", world.now().minusSeconds(60L * i));
        sent(10, "57833-6", "SENT", world.now().minus(Duration.ofDays(8)));
        sent(11, "57833-6", "SENT", world.now().minus(Duration.ofDays(100)));
        sent(12, "57833-6", "BLOCKED", world.now());
    }

    @AfterAll static void close() {
        world.close();
    }

    /** Kept as long before it was sent as its number says in hours. */
    private static void sent(int number, String type, String state, Instant at) {
        ImportOutcome kept = desk.documents().importDocument(desk.session(), DocumentSource.of(Pdfs.of("Document " + number)), new Origin(
                Origin.Kind.FILE, world.now(), "x.pdf", Optional.empty()), ImportWish.forPatient(world.marie().id()).withType(type));
        DocumentId id = ((ImportOutcome.Imported) kept).document();
        desk.unlocked().database(Compartment.CLINICAL).write(tx -> {
            tx.run("UPDATE clin.document SET kept_at = ? WHERE id = ?", at.minus(Duration.ofHours(1L + number)), id.value());
            tx.run("""
                    INSERT INTO clin.outbox (kind, subject, order_key, version, content, state, not_before, reason, since, added_at)
                    VALUES ('record.publish', ?, ?, 1, x'00', ?, 0, ?, ?, ?)""", id.value(), UUID.randomUUID(), state,
                    state.equals("BLOCKED") ? Optional.of("REFUSED") : Optional.empty(), at, at);
            long item = tx.number("SELECT max(id) FROM clin.outbox");
            tx.run("INSERT INTO clin.outbox_history (item, at, state) VALUES (?, ?, ?)", item, at, state);
            if (state.equals("CONFIRMED")) {
                tx.run("INSERT INTO clin.outbox_history (item, at, state) VALUES (?, ?, 'CONFIRMED')", item, at.plus(Duration.ofDays(1)));
            }
            return null;
        });
    }

    @Test @Order(1) void countsWhatLeftByWeekAndTypeHowLongItTookAndWhatIsBlocked() {
        Numbers numbers = desk.sendingNumbers().orElseThrow().of(desk.session(), 12);
        assertEquals(List.of(new Left(MONDAY.minusWeeks(1), Way.RECORD, "57833-6", 1), new Left(MONDAY, Way.RECORD,
                ImportWorld.CONSULTATION, 10)), numbers.left());
        assertEquals(Optional.of(new SendingNumbers.Delay(11, Duration.ofHours(6), Duration.ofHours(10))), numbers.delay());
        assertEquals(1, numbers.blocked().size());
        assertEquals(Optional.of(Reason.REFUSED), numbers.blocked().getFirst().reason());
        assertEquals(1, desk.sendingNumbers().orElseThrow().of(desk.session(), 1).left().size(), "this week alone");
    }

    @Test @Order(2) void anAdmissionIsOnTimeWhenAllWasThereByItsDay() {
        AdmissionFile complete = desk.admissions().create(desk.session(), world.jean().id(), new AdmissionSituation("Clinique", "", "",
                TODAY, Optional.empty(), Set.of(), 1));
        for (Piece piece : complete.pieces()) {
            if (piece.item().need() != Need.REQUIRED || piece.state() == PieceState.NOT_NEEDED) continue;
            desk.pieces().received(desk.session(), complete.admission().id(), piece.key(), "vu", Optional.of(TODAY));
        }
        desk.admissions().create(desk.session(), world.marie().id(), new AdmissionSituation("Clinique", "", "", TODAY.minusDays(1),
                Optional.empty(), Set.of(), 1));
        desk.admissions().create(desk.session(), world.marie().id(), new AdmissionSituation("Clinique", "", "", TODAY.plusDays(1),
                Optional.empty(), Set.of(), 1));
        assertEquals(List.of(new AdmissionNumbers.Week(MONDAY, 2, 1)), desk.admissionNumbers().of(desk.session(), 12));
    }

    @Test @Order(3) void showsThemAsAChartAndAsATableWithoutAName() {
        draw(Language.FRENCH, Look.Theme.LIGHT, 100, 1366, 900);
        draw(Language.ENGLISH, Look.Theme.DARK, 100, 1920, 1080);
        draw(Language.FRENCH, Look.Theme.LIGHT, 200, 1366, 1900);
    }

    private static void draw(Language language, Look.Theme theme, int size, int width, int height) {
        Screens.on(() -> {
            NumbersView view = new NumbersView(new NumbersViewModel(desk, new InlineBackground()), new LiveWords(language));
            Look look = new Look();
            look.themeProperty().set(theme);
            look.textSizeProperty().set(size);
            Screens.draw(view, width, height, look, Path.of("target/screens/numbers-" + language + "-" + theme + "-" + size + ".png"));
            List<String> texts = Tour.all(view, Labeled.class).stream().map(Labeled::getText).toList();
            assertTrue(texts.stream().noneMatch(each -> each != null && each.contains("Abgrall")), texts::toString);
            return null;
        });
    }

    @Test @Order(4) void theFrontDeskSeesAdmissionsOnly() {
        Desk front = world.frontDesk();
        assertTrue(front.sendingNumbers().isEmpty());
        NumbersViewModel model = new NumbersViewModel(front, new InlineBackground());
        assertTrue(model.shownProperty().get().sending().isEmpty());
        assertEquals(2, model.shownProperty().get().weeks().getLast().admissions());
        assertEquals(0, model.shownProperty().get().weeks().getLast().toRecord());
        assertThrows(AccessDeniedException.class, () -> new SendingNumbers(front.unlocked().database(Compartment.ADMINISTRATIVE))
                .of(front.session(), 1));
    }
}
