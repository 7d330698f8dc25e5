package fr.havre.messaging.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.messaging.inbox.MessageLine.Keeping;
import fr.havre.sandbox.mail.CutProxy;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sync.PullCursor;
import fr.havre.vault.TestVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that break anywhere, and a program that ends anywhere: each message is kept once. */
class CutPullTest {
    private static final int MESSAGES = 40;

    @TempDir Path folder;

    private static void arrive(InboxFixture practice, int count) {
        for (int i = 0; i < count; i++) {
            practice.arrives(InboxFixture.message(InboxFixture.LUC, "<" + i + "@hopital.mssante.fr>", "Avis " + i,
                    "Numéro " + i + " " + "mot ".repeat(40 * (i % 5))));
        }
    }

    /** What the cursor says is kept, is. */
    private static void cursorIsNotAhead(InboxFixture practice) {
        Optional<PullCursor> cursor = practice.vault.clinical().read(tx ->
                practice.worker.cursor(tx, MailPull.NAME, practice.mailbox.id().value()));
        FolderCursor inbox = MailCursor.read(cursor.flatMap(PullCursor::value)).folders().get("INBOX");
        if (inbox == null || inbox.top() == 0) return;
        long from = Math.max(1, inbox.low());
        long kept = practice.vault.clinical().read(tx -> tx.number(
                "SELECT count(*) FROM clin.message WHERE uid BETWEEN ? AND ?", from, inbox.top()));
        assertEquals(inbox.top() - from + 1, kept);
    }

    private static void allOnce(InboxFixture practice) {
        assertEquals(IntStream.range(0, MESSAGES).mapToObj(i -> "Avis " + i).collect(Collectors.toSet()),
                practice.all().stream().map(MessageLine::subject).collect(Collectors.toSet()));
        assertEquals(MESSAGES, practice.all().size());
        assertTrue(practice.all().stream().allMatch(each -> each.keeping() == Keeping.KEPT));
    }

    @Test void cutAtAnyByteAPullGoesOnAndKeepsEachMessageOnce() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            MailSandbox operator = MailSandbox.start(InstantSource.system());
            try (CutProxy proxy = CutProxy.before(operator.imapsPort());
                    InboxFixture practice = new InboxFixture(Files.createDirectory(folder.resolve("cut" + seed)), TestVault.keys(),
                            operator, proxy.port())) {
                arrive(practice, MESSAGES);
                for (int i = 0; i < 12; i++) proxy.then(new CutProxy.Plan.CutToClient(4000 + random.nextInt(20_000)));
                for (int tries = 0; tries < 40 && !done(practice); tries++) {
                    practice.fetch();
                    cursorIsNotAhead(practice);
                    practice.vault.waitFor(Duration.ofHours(1));
                }
                allOnce(practice);
                assertEquals(MESSAGES, practice.arrivals.size(), "seed " + seed);
            }
        }
    }

    private static boolean done(InboxFixture practice) {
        return practice.all().size() == MESSAGES && practice.all().stream().allMatch(each -> each.keeping() == Keeping.KEPT);
    }

    @Test void whateverFailsWhileAMessageIsKeptNothingOfItStaysAndItIsTakenAgain() throws Exception {
        Map<String, byte[]> keys = TestVault.keys();
        MailSandbox operator = MailSandbox.start(InstantSource.system());
        Random random = new Random(7);
        InboxFixture first = new InboxFixture(Files.createDirectory(folder.resolve("crash")), keys, operator, 0);
        arrive(first, MESSAGES);
        first.onArrival = _ -> {
            if (random.nextInt(6) == 0) throw new IllegalStateException("the program ends here");
        };
        for (int i = 0; i < 4; i++) {
            first.fetch();
            cursorIsNotAhead(first);
            long kept = first.vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin.message WHERE keeping = 'KEPT'"));
            long texts = first.vault.clinical().read(tx -> tx.number("SELECT count(*) FROM clin.message_text"));
            assertEquals(kept, texts);
            first.vault.waitFor(Duration.ofHours(1));
        }
        first.stop();
        try (InboxFixture again = new InboxFixture(folder.resolve("crash"), keys, operator, 0)) {
            again.vault.waitFor(Duration.ofDays(2));
            for (int i = 0; i < 30 && !done(again); i++) {
                again.fetch();
                again.vault.waitFor(Duration.ofHours(1));
            }
            allOnce(again);
        }
    }

    @Test void oneMessageThatAlwaysFailsDoesNotStopTheOthers() throws Exception {
        try (InboxFixture practice = new InboxFixture(Files.createDirectory(folder.resolve("poison")))) {
            arrive(practice, 10);
            practice.onArrival = arrival -> {
                if (arrival.mail().subject().equals("Avis 4")) throw new IllegalStateException("always");
            };
            for (int i = 0; i < 20; i++) {
                practice.fetch();
                practice.vault.waitFor(Duration.ofHours(1));
            }
            assertEquals(9, practice.all().stream().filter(each -> each.keeping() == Keeping.KEPT).count());
            assertEquals(1, practice.all().stream().filter(each -> each.keeping() == Keeping.REFUSED).count());
        }
    }
}
