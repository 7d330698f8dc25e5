package fr.havre.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.documents.DocumentLine;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.review.Whose;
import fr.havre.FrontDoor;
import fr.havre.OpenVault;
import fr.havre.SampleDesk;
import fr.havre.SamplePractice;
import fr.havre.access.Role;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PatientId;
import fr.havre.record.NotOwed;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sync.OutboxChanged;
import fr.havre.sync.OutboxCount;
import fr.havre.sync.OutboxState;
import fr.havre.sync.Reason;
import fr.havre.sync.SyncState;
import fr.havre.ui.Desk;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.LiveWords;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.Surroundings;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.chart.SampleChart;
import fr.havre.ui.chart.Why;
import fr.havre.ui.shell.Place;
import fr.havre.ui.shell.ShellView;
import fr.havre.ui.words.Language;
import fr.havre.vault.NewPerson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    private static final String DESK_WORDS = "quatre girafes 77 mauves en barque";
    private static final Instant NOW = SampleChart.NOW;

    @TempDir Path folder;

    private final TestSurroundings french = new TestSurroundings(Language.FRENCH);
    private final List<String> sent = new ArrayList<>();
    private Desk desk;
    private FrontDoor door;
    private PatientId patient;

    @BeforeEach void open() {
        door = SampleDesk.door(folder);
        desk = SampleDesk.open(door, folder, 0);
        SampleChart.connect(desk);
        patient = SampleChart.fill(desk);
        SampleChart.pdf(desk, patient, "11488-4", "2026-11-12", "Avis de cardiologie");
        SampleChart.pdf(desk, patient, "57833-6", "2026-11-03", "Ordonnance");
        SampleChart.send(desk, patient, "Ordonnance", false);
        desk.documents().importDocument(desk.session(), DocumentSource.of(Pdfs.of("Lettre de nulle part")),
                new Origin(Origin.Kind.FILE, NOW, "scan.pdf", Optional.empty()), ImportWish.NONE);
        unseen().forEach(each -> desk.reviews().orElseThrow().seen(desk.session(), each, ""));
    }

    private List<DocumentId> unseen() {
        return desk.reviews().orElseThrow().list(desk.session(), Whose.MINE, 100).stream().map(each -> each.document().id())
                .toList();
    }

    @AfterEach void close() {
        desk.close();
    }

    private HomeViewModel model(Surroundings around) {
        HomeViewModel model = new HomeViewModel(desk, around.background(), around.navigator(),
                id -> sent.add(id.toString()));
        model.load();
        return model;
    }

    private static List<String> kinds(HomeViewModel model) {
        return model.rows().stream().map(row -> switch (row) {
            case HomeRow.Heading heading -> heading.kind() + " " + heading.total();
            case HomeLine line -> line.document().map(each -> each.title()).orElse("-");
        }).toList();
    }

    @Test void tellsWhatMustBeSentAndIsNotAndWhatNobodyHasFiledAndWhatCame() {
        HomeViewModel model = model(french.get());
        List<String> kinds = kinds(model);
        assertEquals(List.of("UNFILED 1", "", "OWED 1", "Avis de cardiologie"), kinds.subList(0, 4));
        assertTrue(kinds.get(4).startsWith("ARRIVED "), kinds::toString);
        HomeLine owed = (HomeLine) model.rows().get(3);
        model.open(owed);
        model.send(owed);
        assertEquals(List.of("document " + owed.document().orElseThrow().id()), french.asked());
        assertEquals(1, sent.size());
        SampleChart.send(desk, patient, "Avis de cardiologie", false);
        model.load();
        assertTrue(kinds(model).stream().noneMatch(each -> each.startsWith("OWED")), () -> kinds(model).toString());
    }

    @Test void whatIsNotToBeSentIsRemindedOfNoMoreAndThatCanBeTakenBack() {
        HomeViewModel model = model(french.get());
        HomeLine owed = (HomeLine) model.rows().get(3);
        List<Runnable> back = new ArrayList<>();
        model.notOwed(owed, NotOwed.NOT_USEFUL, back::add);
        assertTrue(kinds(model).stream().noneMatch(each -> each.startsWith("OWED")), () -> kinds(model).toString());
        assertEquals(List.of(NotOwed.NOT_USEFUL), List.copyOf(desk.recordDesk().orElseThrow().duty()
                .declined(desk.session()).values()));
        back.getFirst().run();
        assertTrue(kinds(model).contains("OWED 1"));
        assertEquals(List.of("record.not_owed.NOT_USEFUL", "record.owed_again"),
                desk.recordDesk().orElseThrow().database().read(tx -> tx.list(
                "SELECT act FROM clin.audit WHERE act LIKE 'record.%owed%' ORDER BY seq", row -> row.text("act"))));

        model.notOwed(owed, NotOwed.INTERNAL, back::add);
        DocumentId document = owed.document().orElseThrow().id();
        SampleChart.send(desk, document, false);
        assertTrue(desk.recordDesk().orElseThrow().duty().declined(desk.session()).isEmpty(), "sent after all");
    }

    @Test void theKeyForNotToBeSentAsksWhyAndTheNoticeTakesItBack() {
        Screens.on(() -> {
            HomeViewModel model = model(french.get());
            HomeView view = new HomeView(model, new HealthViewModel(desk, new InlineBackground()), french.get(),
                    _ -> { });
            Screens.laidOut(view, 1366, 768);
            ListView<?> list = (ListView<?>) view.firstField();
            list.getSelectionModel().clearAndSelect(3);
            press(list, KeyCode.DELETE);
            NotOwedSheet sheet = (NotOwedSheet) french.sheet();
            Screens.draw(new javafx.scene.layout.StackPane(sheet), 1366, 768, new Look(), Path.of("target/screens/home-notowed.png"));
            sheet.lookupAll(".button").stream().map(javafx.scene.control.Button.class::cast).findFirst().orElseThrow().fire();
            return null;
        });
        assertEquals(NotOwed.PATIENT_OBJECTS, desk.recordDesk().orElseThrow().duty().declined(desk.session()).values()
                .iterator().next());
        assertTrue(french.asked().stream().anyMatch(each -> each.contains("ne sera plus rappelé")), french.asked()::toString);
    }

    @Test void resultsThatNobodyHasSeenAreCountedTheAbnormalFirstAndOpenTheirList() {
        List<DocumentId> all = desk.documents().list(desk.session(), patient, DocumentFilter.CURRENT).stream()
                .map(DocumentLine::id).filter(each -> desk.reviews().orElseThrow().find(desk.session(), each).isPresent()).toList();
        all.forEach(each -> desk.reviews().orElseThrow().unseen(desk.session(), each));
        HomeViewModel model = model(french.get());
        assertTrue(all.size() > 4, all::toString);
        assertEquals("TO_REVIEW " + all.size(), kinds(model).getFirst());
        HomeLine first = (HomeLine) model.rows().get(1);
        assertEquals(unseen().getFirst(), first.document().orElseThrow().id());
        HomeLine more = (HomeLine) model.rows().get(5);
        assertEquals(all.size() - 4L, more.count());
        List<String> spoken = Screens.on(() -> {
            HomeView view = new HomeView(model, new HealthViewModel(desk, new InlineBackground()), french.get(), _ -> { });
            Screens.laidOut(view, 1146, 740);
            return view.lookupAll(".list-cell").stream().map(Node::getAccessibleText).filter(Objects::nonNull).toList();
        });
        assertTrue(spoken.contains("Un autre résultat attend., Relire"), spoken::toString);
        model.open(first);
        model.open(more);
        assertEquals(List.of("go REVIEW", "go REVIEW"), french.asked());
    }

    @Test void readsAgainOnlyAfterSomethingChanged() {
        HomeViewModel model = model(french.get());
        model.follow(french.news());
        SampleChart.send(desk, patient, "Avis de cardiologie", false);
        model.tick();
        assertTrue(kinds(model).contains("OWED 1"));
        french.news().committed(List.of(new OutboxChanged("record.publish", UUID.randomUUID(), OutboxState.QUEUED)));
        model.tick();
        assertTrue(kinds(model).stream().noneMatch(each -> each.startsWith("OWED")));
    }

    @Test void theFrontDeskSeesHowManyWaitAndNothingMore() {
        desk.unlocked().people().add(NewPerson.of("FD", "Farida Diallo", Role.FRONT_DESK.name(), false),
                DESK_WORDS.toCharArray());
        desk.close();
        Path vault = folder.resolve("vault");
        desk = door.unlock(vault, door.people(vault).stream().filter(each -> each.label().equals("FD")).findFirst()
                .orElseThrow()
                .slot(), DESK_WORDS.toCharArray());
        HomeViewModel model = model(french.get());
        assertEquals(List.of(), kinds(model));
        HealthViewModel health = new HealthViewModel(desk, new InlineBackground());
        health.tick();
        LiveWords words = new LiveWords(Language.FRENCH);
        assertEquals("Un envoi attend un professionnel", HealthWords.waiting(words, health.healthProperty().get()));
        String shown = Screens.on(() -> {
            HomeView view = new HomeView(model, health, french.get(), _ -> { });
            draw(view, health, Look.Theme.LIGHT, french.get(), 1366, 768, "home-desk");
            return ((Labeled) view.lookup(".home-calm-sentence")).getText();
        });
        assertEquals("Un envoi attend un professionnel depuis 09:00", shown);
    }

    @Test void whatIsBlockedComesFirstSaysWhyAndIsTriedAgainByOneKey(@TempDir Path practice) {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            PatientId closed = SamplePractice.create(practice, sandbox, sandbox.baseUri(),
                    List.of(SampleChart.PATIENT)).getFirst();
            sandbox.closeRecordOf(sandbox.people().patient(SampleChart.PATIENT), "décès");
            try (OpenVault vault = SamplePractice.open(practice)) {
                DocumentId letter = SampleChart.pdf(vault, closed, "11488-4", "2026-11-12", "Avis");
                SampleChart.send(vault, letter, false);
                vault.record().sending().runUntilIdle();
                HomeViewModel model = new HomeViewModel(vault, new InlineBackground(), french.get().navigator(),
                        _ -> { });
                model.load();
                assertEquals("BLOCKED 1", kinds(model).getFirst());
                HomeLine blocked = (HomeLine) model.rows().get(1);
                LiveWords words = new LiveWords(Language.FRENCH);
                assertTrue(new Why(words).sentence(blocked.item().orElseThrow()).contains("fermé"), () ->
                        new Why(words).sentence(blocked.item().orElseThrow()));
                model.retry(blocked);
                assertTrue(kinds(model).stream().noneMatch(each -> each.startsWith("BLOCKED")), () -> kinds(model)
                        .toString());
            }
        }
    }

    @Test void saysHowOldItsKnowledgeIs() {
        LiveWords words = new LiveWords(Language.FRENCH);
        assertEquals("À jour il y a 4 min", HealthWords.sync(words,
                health(Optional.empty(), Optional.of(NOW.minusSeconds(250)))));
        assertEquals("À jour", HealthWords.sync(words, health(Optional.empty(), Optional.of(NOW.minusSeconds(20)))));
        assertEquals("Hors ligne depuis 08:12",
                HealthWords.sync(words, health(Optional.of(NOW.minus(Duration.ofMinutes(48))), Optional.of(NOW))));
        assertEquals("Hors ligne depuis 22/11 09:00",
                HealthWords.sync(words, health(Optional.of(NOW.minus(Duration.ofDays(3))), Optional.of(NOW))));
        assertEquals("Le dossier national n’a pas encore répondu.",
                HealthWords.sync(words, health(Optional.empty(), Optional.empty())));
    }

    @Test void doesNotSayUpToDateWhileSomethingWaits() {
        Health waiting = Health.of(NOW, true, true, List.of(new SyncState("record", Optional.empty(), Optional.empty(),
                Optional.of(NOW.minusSeconds(250)), Optional.empty())),
                List.of(new OutboxCount(OutboxState.IN_DOUBT, 2, NOW)));
        assertEquals("Le dossier national a répondu il y a 4 min", HealthWords.sync(new LiveWords(Language.FRENCH), waiting));
    }

    private static Health health(Optional<Instant> down, Optional<Instant> last) {
        return Health.of(NOW, true, true, List.of(new SyncState("record", down, down.map(_ -> Reason.UNREACHABLE), last,
                Optional.empty())), List.of());
    }

    @Test void enterLeadsThereAndEachKeyDoesItsThing() {
        Surroundings around = french.get();
        Screens.on(() -> {
            HealthViewModel health = new HealthViewModel(desk, around.background());
            HomeView view = new HomeView(model(around), health, around, line -> sent.add("assign " + line.id()));
            Screens.laidOut(view, 1100, 700);
            ListView<?> list = (ListView<?>) view.firstField();
            press(list, KeyCode.ENTER);
            assertTrue(sent.removeFirst().startsWith("assign "), "what nobody has filed is asked about");
            press(list, KeyCode.DOWN);
            press(list, KeyCode.E);
            assertEquals(1, sent.size());
            press(list, KeyCode.ENTER);
            assertTrue(french.asked().getLast().startsWith("document "));
            return null;
        });
    }

    private static void press(Node on, KeyCode code) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test void isDrawnInBothLooksAndLanguagesAndSizes() {
        for (Look.Theme theme : List.of(Look.Theme.LIGHT, Look.Theme.DARK)) {
            Surroundings around = new TestSurroundings(theme == Look.Theme.LIGHT ? Language.FRENCH : Language.ENGLISH)
                    .get();
            int width = theme == Look.Theme.LIGHT ? 1366 : 1920;
            Screens.on(() -> {
                HealthViewModel health = new HealthViewModel(desk, around.background());
                draw(new HomeView(model(around), health, around, _ -> { }), health, theme, around, width, width * 9 / 16, "home");
                return null;
            });
        }
    }

    private static void draw(HomeView view, HealthViewModel health, Look.Theme theme, Surroundings around, int width,
            int height,
            String name) {
        Look look = new Look();
        look.themeProperty().set(theme);
        ShellView shell = new ShellView(around.words(), EnumSet.allOf(Place.class), _ -> { });
        StatusBar.fill(shell.statusLeft(), shell.statusRight(), health, around.words(), around.news(), () -> { });
        shell.show(Place.HOME, view);
        Screens.draw(shell, width, height, look, Path.of("target/screens/" + name + "-"
                + theme.name().toLowerCase(Locale.ROOT) + "-" + around.words().locale() + "-" + width + ".png"));
    }
}
