package fr.havre.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.PracticeMail;
import fr.havre.documents.DocumentFilter;
import fr.havre.messaging.inbox.FilingState;
import fr.havre.messaging.inbox.Lane;
import fr.havre.messaging.inbox.MailPull;
import fr.havre.messaging.inbox.MessageLine;
import fr.havre.patients.PatientId;
import fr.havre.sync.PullChanged;
import fr.havre.sync.Reason;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.News;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesViewModelTest {
    @TempDir static Path place;
    private static PracticeMail practice;
    private MessagesViewModel model;

    @BeforeAll static void begin() {
        practice = new PracticeMail(place, List.of("lefevre", "luciani", "marchand", "morel"));
    }

    @AfterAll static void end() {
        practice.close();
    }

    @BeforeEach void open() {
        model = new MessagesViewModel(practice.desk(), practice.desk().mailDesk().orElseThrow(), new InlineBackground());
    }

    private void look(Shelf shelf) {
        model.shelfProperty().set(shelf);
        model.load();
        assertNull(model.problemProperty().get());
    }

    private MessageRow withSubject(String subject) {
        return model.rows().stream().filter(row -> row.line().subject().contains(subject)).findFirst().orElseThrow(
                () -> new AssertionError(subject + " not in " + model.rows().stream().map(row -> row.line().subject()).toList()));
    }

    private String arrives(String subject) {
        String id = practice.world().arrives(MailWorld.KEEPS, MailWorld.CLAIRE, subject, "Bonjour, pouvez-vous me rappeler ?");
        practice.fetch();
        return id;
    }

    @Test void showsWhatArrivedInItsLaneAndOpeningItReadsIt() {
        arrives("Avis sur un cas");
        look(Shelf.PROFESSIONALS);
        int unread = model.countsProperty().get().unread().get(Lane.PROFESSIONAL);
        MessageRow row = withSubject("Avis sur un cas");
        assertTrue(row.line().unread());
        model.choose(row);
        assertTrue(model.openProperty().get().details().text().contains("rappeler"));
        model.load();
        assertFalse(withSubject("Avis sur un cas").line().unread());
        assertEquals(unread - 1, model.countsProperty().get().unread().get(Lane.PROFESSIONAL));
    }

    @Test void nothingIsReadBecauseAListWasLookedAt() {
        arrives("Non lu");
        look(Shelf.PROFESSIONALS);
        assertNull(model.openProperty().get());
        assertTrue(withSubject("Non lu").line().unread());
    }

    @Test void whatIsDoneLeavesTheListAndTheNextOneComes() {
        arrives("Premier a traiter");
        arrives("Second a traiter");
        look(Shelf.PROFESSIONALS);
        model.choose(withSubject("Second a traiter"));
        model.acts().done();
        assertTrue(model.rows().stream().noneMatch(row -> row.line().subject().equals("Second a traiter")));
        assertFalse(model.openProperty().get().line().subject().equals("Second a traiter"));
        look(Shelf.DONE);
        assertTrue(withSubject("Second a traiter").line().done());
    }

    @Test void oneKeyOfTheTrayFilesForWhoeverIsProposedAndItCanBeTakenBack() {
        practice.world().mail().letterArrives(MailWorld.KEEPS, MailWorld.CLAIRE, "ozturk", "Lettre pour un inconnu");
        practice.fetch();
        look(Shelf.TRAY);
        MessageRow row = withSubject("Lettre pour un inconnu");
        model.choose(row);
        Reading open = model.openProperty().get();
        assertEquals(FilingState.TRAY, open.line().filing());
        assertTrue(open.proposals().isEmpty(), "nobody here is like that");
        PatientId whose = practice.patient("luciani");
        List<MessageActs.Filed> told = new ArrayList<>();
        model.acts().file(patient(whose), told::add);
        assertTrue(told.isEmpty(), "it names somebody else: asked first");
        assertEquals(whose, model.acts().warnedProperty().get());
        model.acts().file(patient(whose), told::add);
        assertEquals(1, told.size());
        assertEquals(1, documents(whose, "Lettre pour un inconnu"));
        model.acts().unfile(told.getFirst().message());
        assertEquals(0, documents(whose, "Lettre pour un inconnu"));
        assertEquals(FilingState.TRAY, withSubject("Lettre pour un inconnu").line().filing());
    }

    @Test void mailArrivesAndOneKeyPutsItIntoTheChart() {
        PatientId marchand = practice.patient("marchand");
        long before = all(marchand);
        practice.world().mail().arrives("biologie-marchand", MailWorld.CLAIRE);
        practice.fetch();
        look(Shelf.TRAY);
        model.choose(withSubject("examens biologiques"));
        Reading open = model.openProperty().get();
        assertEquals(marchand, open.proposals().getFirst().patient().id());
        List<MessageActs.Filed> told = new ArrayList<>();
        model.acts().fileAsProposed(told::add);
        assertEquals(List.of(marchand), told.stream().map(each -> each.patient().id()).toList(), () -> String.valueOf(
                model.problemProperty().get()));
        assertTrue(all(marchand) > before, "it is in the chart");
        assertTrue(model.rows().stream().noneMatch(row -> row.line().id().equals(told.getFirst().message())));
    }

    private long all(PatientId whose) {
        return practice.desk().documents().list(practice.desk().session(), whose, DocumentFilter.CURRENT).size();
    }

    private fr.havre.patients.Patient patient(PatientId id) {
        return practice.desk().patients().open(practice.desk().session(), id);
    }

    private long documents(PatientId whose, String title) {
        return practice.desk().documents().list(practice.desk().session(), whose, DocumentFilter.CURRENT).stream()
                .filter(each -> each.title().equals(title)).count();
    }

    @Test void leavesOutOfTheFilesWhatBelongsNowhere() {
        practice.world().mail().letterArrives(MailWorld.KEEPS, MailWorld.CLAIRE, "ozturk", "Ailleurs");
        practice.fetch();
        look(Shelf.TRAY);
        model.choose(withSubject("Ailleurs"));
        List<String> said = new ArrayList<>();
        model.acts().leaveUnfiled(() -> said.add("left"));
        assertEquals(List.of("left"), said);
        assertTrue(model.rows().stream().noneMatch(each -> each.line().subject().contains("Ailleurs")));
    }

    @Test void whatIsCertainIsFiledByItself() {
        practice.world().mail().letterArrives(MailWorld.KEEPS, MailWorld.CLAIRE, "morel", "Lettre certaine");
        practice.fetch();
        model.typedProperty().set("certaine");
        MessageRow row = withSubject("Lettre certaine");
        assertEquals(Optional.of(practice.patient("morel")), row.line().patient());
        assertEquals(FilingState.FILED, row.line().filing());
        assertTrue(row.patient().isPresent());
    }

    @Test void givesAMessageToSomebodyAndKeepsNotes() {
        arrives("A confier");
        look(Shelf.PROFESSIONALS);
        model.choose(withSubject("A confier"));
        List<Colleague> people = new ArrayList<>();
        model.colleagues(people::addAll);
        assertEquals("Dr Claire Roussel", people.getFirst().name());
        model.acts().assign(Optional.of(people.getFirst().id()));
        model.acts().note("Rappeler lundi");
        assertEquals("Dr Claire Roussel", withSubject("A confier").assigned());
        assertTrue(model.openProperty().get().details().events().stream().anyMatch(each ->
                each.words().equals(Optional.of("Rappeler lundi"))));
        look(Shelf.MINE);
        assertTrue(withSubject("A confier").line().assigned().isPresent());
    }

    @Test void searchesAllMessagesAndGoesBackToTheList() {
        arrives("Zygomatique");
        look(Shelf.PATIENTS);
        model.typedProperty().set("zygomatique");
        assertEquals(List.of("Zygomatique"), model.rows().stream().map(MessageRow::line).map(MessageLine::subject).toList());
        model.typedProperty().set("");
        assertTrue(model.rows().stream().allMatch(row -> row.line().lane() == Lane.PATIENT));
    }

    @Test void leftUnreadItIsUnreadAgain() {
        arrives("Plus tard");
        look(Shelf.PROFESSIONALS);
        model.choose(withSubject("Plus tard"));
        model.acts().unread();
        assertNull(model.openProperty().get());
        assertTrue(withSubject("Plus tard").line().unread());
    }

    @Test void looksIntoTheMailboxesNowAndSaysWhatKeepsItFromThem() {
        News news = new News(new InlineBackground());
        FetchViewModel fetching = new FetchViewModel(practice.desk(), practice.desk().mailDesk().orElseThrow(),
                new InlineBackground(), practice.time());
        fetching.follow(news);
        PullChanged answered = new PullChanged(MailPull.NAME, practice.mailbox().id().value(), Optional.empty());
        practice.world().imap().down(true);
        fetching.fetchNow();
        assertTrue(fetching.busyProperty().get(), "until it answers");
        practice.desk().record().pulling().runUntilIdle();
        news.committed(List.of(answered));
        fetching.tick();
        assertFalse(fetching.busyProperty().get());
        FetchViewModel.Looked wrong = fetching.lookedProperty().get().getFirst();
        assertEquals(Optional.of(Reason.UNREACHABLE), wrong.reason());
        practice.world().imap().down(false);
        practice.world().arrives(MailWorld.KEEPS, MailWorld.CLAIRE, "Maintenant", "Bonjour");
        fetching.fetchNow();
        practice.desk().record().pulling().runUntilIdle();
        news.committed(List.of(answered));
        fetching.tick();
        assertEquals(Optional.empty(), fetching.lookedProperty().get().getFirst().reason());
        look(Shelf.PROFESSIONALS);
        withSubject("Maintenant");
        fetching.fetchNow();
        practice.pass(Duration.ofSeconds(61));
        fetching.tick();
        assertFalse(fetching.busyProperty().get(), "a server that says nothing is not waited for");
    }
}
