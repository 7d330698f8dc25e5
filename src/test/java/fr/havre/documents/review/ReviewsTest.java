package fr.havre.documents.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.access.AccessDeniedException;
import fr.havre.access.Role;
import fr.havre.access.Session;
import fr.havre.documents.Description;
import fr.havre.documents.DocumentId;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.cda.CodedResult.Value;
import fr.havre.documents.cda.Interpretation;
import fr.havre.patients.PatientId;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    @TempDir Path folder;
    private ReviewWorld world;
    private PatientId dupont;
    private int made;

    @BeforeEach void open() {
        world = new ReviewWorld(folder);
        dupont = world.patient("Dupont");
    }

    @AfterEach void close() {
        world.close();
    }

    private LabReport report() {
        return new LabReport("1.2.3." + made++);
    }

    private LabReport potassium(String value, String said) {
        return report().result("Potassium", value, "mmol/L", "3.5", "5.1", said);
    }

    private DocumentId arrives(LabReport report) {
        world.vault.waitFor(Duration.ofMinutes(1));
        return world.arrives(dupont, report, Origin.Kind.MESSAGE);
    }

    private List<DocumentId> mine(Session session) {
        return world.shown(session, Whose.MINE);
    }

    @Test void whatCannotWaitComesFirstThenTheAbnormalThenWhatOnlyAPersonCanTell() {
        DocumentId usual = arrives(potassium("4.2", "N"));
        DocumentId words = arrives(report().words("Examen direct", "Quelques leucocytes", ""));
        DocumentId high = arrives(potassium("5.4", "H"));
        DocumentId outside = arrives(potassium("3.1", ""));
        DocumentId veryLow = arrives(potassium("2.1", "LL"));
        DocumentId veryAbnormal = arrives(report().words("Frottis", "Blastes", "AA"));
        assertEquals(List.of(veryLow, veryAbnormal, high, outside, words, usual), mine(world.claire));
        assertEquals(List.of(Severity.CRITICAL, Severity.CRITICAL, Severity.ABNORMAL, Severity.ABNORMAL, Severity.UNTOLD,
                Severity.NOTHING), world.reviews.list(world.claire, Whose.MINE, 10).stream().map(Review::severity).toList());
        assertEquals(new ReviewCounts(6, 2, 2, 6), world.reviews.counts(world.claire));
    }

    @Test void findingsKeepValuesRangesAndEveryDigit() {
        arrives(potassium("5.40", "H").words("Aspect", "Trouble", "A").result("Sodium", "140", "mmol/L", "136", "145", "N")
                .result("CRP", "312", "mg/L", "0", "5", "HH"));
        Review review = world.reviews.list(world.claire, Whose.MINE, 10).getFirst();
        assertEquals(3, review.abnormal());
        assertEquals(List.of("CRP", "Potassium", "Aspect"), review.findings().stream().map(Finding::name).toList());
        Finding second = review.findings().get(1);
        assertEquals("5.40", ((Value.Quantity) second.value()).number().toPlainString());
        assertEquals("5.1", second.range().orElseThrow().high().orElseThrow().toPlainString());
        assertEquals(Optional.of(Interpretation.HIGH), second.said());
        assertEquals(new Value.Said("Trouble"), review.findings().get(2).value());
        assertTrue(review.findings().getFirst().isCritical());
    }

    @Test void seenIsSaidByWhomWhenAndWithWhatWord() {
        List<String> acts = new ArrayList<>();
        DocumentId id = arrives(potassium("5.4", "H"));
        world.vault.clinical().logTo(new Acts(acts));
        world.reviews.seen(world.bruno, id, "  prévenir le patient ");
        assertEquals(List.of(), mine(world.claire));
        assertEquals(Map.of(id, Optional.of(new Seen(world.bruno.person(), world.vault.time().instant(), "prévenir le patient"))),
                world.reviews.ofPatient(world.claire, dupont));
        world.reviews.unseen(world.claire, id);
        assertEquals(List.of(id), mine(world.claire));
        assertEquals(List.of("document.seen " + id + " " + dupont, "document.unseen " + id + " " + dupont), acts);
        assertTrue(world.vault.changes().contains(new ReviewChanged(id)));
    }

    @Test void aNewerVersionIsLookedAtAgainAndTheOlderNoMore() {
        DocumentId first = arrives(new LabReport("1.9.1").result("K", "4.2", "mmol/L", "3.5", "5.1", "N"));
        world.reviews.seen(world.claire, first, "");
        DocumentId second = arrives(new LabReport("1.9.2").replaces("1.9.1").day("2019").result("K", "6.9", "mmol/L", "3.5", "5.1", "HH"));
        assertEquals(List.of(second), mine(world.claire));
        DocumentId third = arrives(new LabReport("1.9.3").replaces("1.9.2").result("K", "4.9", "mmol/L", "3.5", "5.1", "N"));
        assertEquals(List.of(third), mine(world.claire));
        world.documents.erase(world.claire, third);
        assertEquals(List.of(second), mine(world.claire));
    }

    @Test void aNewerVersionThatWaitedInTheTrayIsLookedAtOnceItIsFiled() {
        DocumentId first = arrives(new LabReport("1.9.1"));
        world.reviews.seen(world.claire, first, "");
        DocumentId second = world.arrives(ImportWish.NONE, new LabReport("1.9.2").replaces("1.9.1").day("2019"), Origin.Kind.RECORD);
        assertEquals(List.of(), mine(world.claire));
        world.documents.assign(world.claire, second, dupont, false);
        assertFalse(world.reviews.catchUp(10));
        assertEquals(List.of(second), mine(world.claire));
    }

    @Test void whatWasWrittenHereIsHistoryOrNoReportIsNotLookedAt() {
        world.arrives(dupont, potassium("5.4", "H"), Origin.Kind.WRITTEN_HERE);
        arrives(potassium("5.4", "H").day("20260401"));
        DocumentId prescription = arrives(report().type("57833-6"));
        DocumentId thisYear = arrives(potassium("5.4", "H").day("2026"));
        DocumentId imaging = arrives(report().type("18748-4"));
        DocumentId nobodySaid = arrives(report().type("?"));
        assertEquals(List.of(thisYear, imaging, nobodySaid), mine(world.claire));
        assertEquals(ReviewException.Code.NOT_TO_REVIEW, assertThrows(ReviewException.class,
                () -> world.reviews.seen(world.claire, prescription, "")).code());
        world.documents.describe(world.claire, prescription, new Description(Optional.of("11502-2"), Optional.empty(),
                Optional.empty()));
        world.reviews.catchUp(10);
        assertEquals(List.of(thisYear, imaging, prescription, nobodySaid).size(), mine(world.claire).size());
        assertTrue(mine(world.claire).contains(prescription));
    }

    @Test void itIsForWhoOrderedItOrGetsItElseForAll() {
        DocumentId forClaire = arrives(potassium("5.4", "H").orderedBy(ReviewWorld.CLAIRE_NUMBER));
        DocumentId forBruno = arrives(potassium("5.4", "H").to(ReviewWorld.BRUNO_NUMBER).orderedBy("899999999999"));
        DocumentId forAll = arrives(potassium("5.4", "H").to("899999999999"));
        assertEquals(List.of(forClaire, forAll), mine(world.claire));
        assertEquals(List.of(forBruno, forAll), mine(world.bruno));
        assertEquals(List.of(forClaire, forBruno, forAll), world.shown(world.bruno, Whose.ALL));
        assertEquals(new ReviewCounts(2, 0, 2, 3), world.reviews.counts(world.bruno));
        assertEquals(List.of(world.bruno.person()), world.reviews.find(world.claire, forBruno).orElseThrow().addressees());
        world.here.removeIf(each -> each.person().equals(world.bruno.person()));
        assertEquals(List.of(forClaire, forBruno, forAll), mine(world.claire), "who has left looks at nothing");
    }

    @Test void whatCameToSomebodysOwnMailboxIsTheirs() {
        DocumentId id = arrives(potassium("5.4", "H"));
        addressed(id, world.bruno);
        addressed(id, world.bruno);
        assertEquals(List.of(), mine(world.claire));
        assertEquals(List.of(id), mine(world.bruno));
        world.vault.waitFor(Duration.ofMinutes(1));
        addressed(id, world.claire);
        assertEquals(List.of(id), mine(world.claire), "it came to her too");
    }

    @Test void whatWasEverybodysStaysSoWhenItComesToSomebodysMailboxToo() {
        DocumentId id = arrives(potassium("5.4", "H"));
        world.vault.waitFor(Duration.ofMinutes(1));
        addressed(id, world.bruno);
        assertEquals(List.of(id), mine(world.claire));
    }

    private void addressed(DocumentId id, Session person) {
        world.vault.clinical().write(tx -> {
            world.reviews.addressed(tx, id, person.person());
            return null;
        });
    }

    @Test void whoCoversSeesThemWhileTheColleagueIsAway() {
        DocumentId forBruno = arrives(potassium("5.4", "H").orderedBy(ReviewWorld.BRUNO_NUMBER));
        assertEquals(List.of(), mine(world.claire));
        world.absences.add(world.claire, world.bruno.person(), world.claire.person(), TODAY, TODAY);
        assertEquals(List.of(forBruno), mine(world.claire));
        assertEquals(List.of(forBruno), mine(world.bruno));
        world.vault.waitFor(Duration.ofDays(1));
        assertEquals(List.of(), mine(world.claire));
    }

    @Test void seenInTheWrongFileItIsLookedAtAgain() {
        DocumentId id = arrives(potassium("5.4", "H"));
        world.reviews.seen(world.claire, id, "");
        world.documents.assign(world.claire, id, world.patient("Martin"), false);
        assertEquals(List.of(id), mine(world.claire));
        world.reviews.seen(world.claire, id, "");
        world.documents.unassign(world.claire, id);
        assertEquals(List.of(id), mine(world.claire));
    }

    @Test void theSameReportByAnotherWayIsNotLookedAtTwice() {
        LabReport report = potassium("5.4", "H");
        DocumentId id = arrives(report);
        world.reviews.seen(world.claire, id, "");
        assertEquals(id, world.arrives(dupont, report, Origin.Kind.RECORD));
        assertEquals(List.of(), mine(world.claire));
    }

    @Test void nobodyButAProfessionalSaysItIsSeenAndTheFrontDeskSeesNothing() {
        DocumentId id = arrives(potassium("5.4", "H"));
        Session secretary = world.vault.session(Role.SECRETARY);
        assertEquals(1, world.reviews.list(secretary, Whose.ALL, 10).size());
        assertThrows(AccessDeniedException.class, () -> world.reviews.seen(secretary, id, ""));
        Session desk = world.vault.session(Role.FRONT_DESK);
        assertThrows(AccessDeniedException.class, () -> world.reviews.list(desk, Whose.ALL, 10));
        assertThrows(AccessDeniedException.class, () -> world.reviews.counts(desk));
        assertEquals(ReviewException.Code.WORD_TOO_LONG, assertThrows(ReviewException.class,
                () -> world.reviews.seen(world.claire, id, "x".repeat(301))).code());
    }

    @Test void whatIsAbnormalIsFoundOnceInWhatWasKeptBefore(@TempDir Path before) throws Exception {
        Map<String, byte[]> keys = TestVault.keys();
        DocumentId low;
        try (ReviewWorld old = new ReviewWorld(before, keys, List.of())) {
            PatientId patient = old.patient("Dupont");
            low = old.arrives(patient, potassium("2.1", "LL").orderedBy(ReviewWorld.BRUNO_NUMBER), Origin.Kind.FILE);
            old.arrives(patient, potassium("5.4", "H"), Origin.Kind.WRITTEN_HERE);
            old.arrives(patient, report().type("57833-6"), Origin.Kind.FILE);
            for (String table : List.of("review_addressee", "review_waiting", "review", "absence")) {
                old.vault.clinical().maintain("DROP TABLE clin." + table);
            }
            for (String statement : migration().split(";\\s*\n", -1)) {
                if (!statement.isBlank()) old.vault.clinical().maintain(statement);
            }
        }
        try (ReviewWorld now = new ReviewWorld(before, keys, List.of(new ReviewTraces()))) {
            assertEquals(List.of(), now.shown(now.claire, Whose.ALL));
            assertTrue(now.reviews.catchUp(1));
            while (now.reviews.catchUp(1)) { }
            Review found = now.reviews.list(now.claire, Whose.ALL, 10).getFirst();
            assertEquals(low, found.document().id());
            assertEquals(Severity.CRITICAL, found.severity());
            assertEquals(found.document().keptAt(), found.since());
            assertEquals(List.of(low), now.shown(now.claire, Whose.ALL));
            assertEquals(0L, (long) now.vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin.review_waiting")));
        }
    }

    /** What a vault from before results were looked at goes through. */
    private static String migration() throws IOException {
        try (InputStream in = ReviewsTest.class.getResourceAsStream("/db/clinical/0008__review.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
        }
    }

    private record Acts(List<String> acts) implements CommitLog {
        @Override public void write(Transaction tx, List<Act> written) {
            written.forEach(act -> acts.add(act.code() + " " + String.join(" ", act.subjects().stream().map(UUID::toString).toList())));
        }

        @Override public void committed() { }

        @Override public void rolledBack() { }
    }
}
