package fr.havre.ui.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.FrontDoor;
import fr.havre.SampleDesk;
import fr.havre.documents.DocumentLine;
import fr.havre.patients.PatientId;
import fr.havre.sync.Conflict;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxEvent;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.ui.Desk;
import fr.havre.ui.Look;
import fr.havre.ui.RecordDesk;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.queue.QueueViewModel.Act;
import fr.havre.ui.tour.Tour;
import fr.havre.ui.words.ErrorWords;
import fr.havre.ui.words.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTest {
    @TempDir Path folder;

    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private Desk desk;
    private RecordDesk record;
    private PatientId patient;

    @BeforeEach void open() {
        FrontDoor door = SampleDesk.door(folder);
        desk = SampleDesk.open(door, folder, 0);
        SampleChart.connect(desk);
        record = desk.recordDesk().orElseThrow();
        patient = SampleChart.fill(desk);
        for (String title : List.of("Avis de cardiologie", "Ordonnance", "Compte rendu d’échographie")) {
            SampleChart.pdf(desk, patient, "11488-4", "2026-11-12", title);
            SampleChart.send(desk, patient, title, title.equals("Ordonnance"));
        }
    }

    @AfterEach void close() {
        desk.close();
    }

    private QueueViewModel model() {
        QueueViewModel model = new QueueViewModel(desk, record, french.get().background());
        model.read();
        return model;
    }

    private static List<String> titles(QueueViewModel model) {
        return model.rows().stream().map(row -> row.document().map(DocumentLine::title).orElse("")).toList();
    }

    @Test void showsWhatWaitsAndSeparatelyWhatLeft() {
        QueueViewModel model = model();
        assertEquals(List.of("Avis de cardiologie", "Compte rendu d’échographie"), titles(model));
        assertEquals(List.of(Act.RETRY, Act.CANCEL), QueueViewModel.acts(model.rows().getFirst()));
        model.settledProperty().set(true);
        assertEquals(List.of("Ordonnance"), titles(model));
        assertEquals(List.of(), QueueViewModel.acts(model.rows().getFirst()));
    }

    @Test void takesBackWhatWasNeverSentAndSaysSoInItsHistory() {
        QueueViewModel model = model();
        model.cancel();
        assertEquals(List.of("Compte rendu d’échographie"), titles(model));
        model.settledProperty().set(true);
        model.chosenProperty().set(model.rows().stream().filter(row -> row.document().orElseThrow().title()
                .equals("Avis de cardiologie")).findFirst().orElseThrow());
        assertEquals(OutboxState.CANCELLED, model.history().getLast().state());
        assertEquals(OutboxState.QUEUED, model.history().getFirst().state());
    }

    @Test void staysOnTheSameItemWhenTheListIsReadAgain() {
        QueueViewModel model = model();
        model.follow(french.news());
        model.chosenProperty().set(model.rows().get(1));
        SampleChart.pdf(desk, patient, "11488-4", "2026-11-13", "Troisième");
        SampleChart.send(desk, patient, "Troisième", false);
        french.news().committed(List.of(new OutboxChanged("record.publish", UUID.randomUUID(), OutboxState.QUEUED)));
        assertEquals(3, model.rows().size());
        assertEquals("Compte rendu d’échographie", model.chosenProperty().get().document().orElseThrow().title());
    }

    @Test void everyStateOffersOnlyWhatWouldNotBeRefused() {
        QueueViewModel model = model();
        long item = model.rows().getFirst().item().orElseThrow().line().id();
        record.database().write(tx -> {
            tx.run("UPDATE own.outbox SET state = 'IN_DOUBT', maybe_sent = 1, reason = 'CANNOT_BE_ASKED' WHERE id = ?", item);
            return item;
        });
        model.read();
        QueueRow doubtful = model.rows().getFirst();
        assertEquals(List.of(Act.RETRY, Act.SEND_AGAIN), QueueViewModel.acts(doubtful), "what needs a person comes first");
        assertEquals(1, model.needSomebody());
        model.chosenProperty().set(doubtful);
        model.sendAgain();
        assertTrue(model.problemProperty().get() == null);
        OutboxEvent last = record.queue().history(desk.session(), item).getLast();
        assertEquals(OutboxState.QUEUED, last.state());
    }

    @Test void aConflictComesFirstAndIsComparedBeforeItIsDecided() {
        DocumentLine ours = SampleChart.named(desk, patient, "Ordonnance");
        record.database().write(tx -> record.conflicts().record(tx, "record.publish", ours.id().value(), new byte[0],
                "urn:oid:2.25.1".getBytes(StandardCharsets.UTF_8)));
        QueueViewModel model = model();
        QueueRow row = model.rows().getFirst();
        assertEquals("Ordonnance", row.document().orElseThrow().title());
        assertEquals(List.of(Act.CHOOSE), QueueViewModel.acts(row));
        Screens.on(() -> {
            ConflictSheet sheet = new ConflictSheet(desk, model, row, french.over(desk));
            Screens.draw(sheet, 1240, 700, new Look(), Path.of("target/screens/queue-conflict.png"));
            return null;
        });
        model.choose(row, Conflict.Choice.THEIRS, () -> { });
        assertEquals(2, model.rows().size());
    }

    @Test void looksRightInBothThemesAndLanguages() {
        for (Language language : Language.values()) {
            TestSurroundings around = new TestSurroundings(language);
            Screens.on(() -> {
                QueueViewModel model = new QueueViewModel(desk, record, around.get().background());
                QueueView view = new QueueView(desk, model, around.over(desk));
                for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
                    Look look = new Look();
                    look.themeProperty().set(theme);
                    Screens.draw(view, 1146, 740, look, Path.of("target/screens/queue-" + language.locale() + "-"
                            + theme.name().toLowerCase(Locale.ROOT) + ".png"));
                }
                assertEquals(2, ((ListView<?>) view.lookup(".queue-list")).getItems().size());
                return null;
            });
        }
    }

    @Test void theReasonIsReadInTheLineWithoutPointingAtIt() {
        QueueViewModel model = model();
        long item = model.rows().getFirst().item().orElseThrow().line().id();
        record.database().write(tx -> tx.run("UPDATE own.outbox SET state = 'IN_DOUBT', maybe_sent = 1, reason = 'CANNOT_BE_ASKED' WHERE id = ?",
                item));
        model.read();
        Screens.on(() -> {
            QueueView view = new QueueView(desk, model, french.over(desk));
            Screens.laidOut(view, 1146, 740);
            List<Label> reasons = Tour.all(view, QueueCell.class).stream().flatMap(cell -> Tour.all(cell, Label.class).stream())
                    .filter(each -> each.getStyleClass().contains("queue-why")).toList();
            assertTrue(reasons.stream().anyMatch(each -> each.getText().contains(new ErrorWords(Language.FRENCH)
                    .sentence(Reason.CANNOT_BE_ASKED))), () -> reasons.toString());
            for (Label each : reasons) {
                assertTrue(each.getHeight() + 1 >= each.prefHeight(each.getWidth()), () -> "cut: " + each.getText());
            }
            return null;
        });
    }

    @Test void theKeyboardAloneTriesAgainAndTakesBack() {
        Screens.on(() -> {
            QueueViewModel model = model();
            QueueView view = new QueueView(desk, model, french.over(desk));
            Screens.laidOut(view, 1146, 740);
            view.firstField().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.R, false, false, false, false));
            assertEquals(2, model.rows().size());
            view.firstField().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
            assertEquals(1, model.rows().size());
            return null;
        });
    }
}
