package fr.havre.sync;

import static fr.havre.sync.FakeHandler.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxWorkerTest {
    private static final Outcome UNREACHABLE = new Outcome.TryLater(Reason.UNREACHABLE);

    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final Outbox outbox = new Outbox();
    private final FakeHandler record = new FakeHandler("record.publish");
    private final SyncSettings settings = new SyncSettings(4, Backoff.STANDARD, new SplittableRandom(1));
    private TestVault vault;
    private Acts acts;
    private Reachability reachability;
    private OutboxWorker worker;

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        acts = Acts.of(clinical());
        reachability = new Reachability(clinical(), settings);
        worker = new OutboxWorker(clinical(), List.of(record), reachability, vault.time(), settings);
    }

    @AfterEach void close() {
        worker.close();
        vault.close();
    }

    private void crashAndOpenAgain() {
        Instant moment = vault.time().instant();
        vault.close();                                       // the worker is abandoned: it can write nothing more
        open();
        vault.waitFor(Duration.between(vault.time().instant(), moment));
    }

    private Database clinical() {
        return vault.clinical();
    }

    private long add(UUID subject, int version, String content) {
        return clinical().write(tx -> outbox.add(tx, "record.publish", subject, version, bytes(content)));
    }

    private long add(String content) {
        return add(UUID.randomUUID(), 1, content);
    }

    private OutboxLine line(long item) {
        return clinical().read(tx -> outbox.line(tx, item));
    }

    private void later(Duration span) {
        vault.waitFor(span);
        worker.runUntilIdle();
    }

    @Test void sendsWhatWasQueuedOnceAndSaysSo() {
        UUID subject = UUID.randomUUID();
        long item = add(subject, 1, "a");
        worker.runUntilIdle();
        later(Duration.ofDays(1));
        assertEquals(List.of("a"), record.received);
        assertEquals(OutboxState.SENT, line(item).state());
        assertEquals(Optional.of("ref-a"), line(item).reference());
        assertEquals(List.of(new Outcome.Done("ref-a")), record.settled);
        assertEquals(List.of(OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT),
                clinical().read(tx -> outbox.history(tx, item)).stream().map(OutboxEvent::state).toList());
        assertTrue(vault.changes().contains(new OutboxChanged("record.publish", subject, OutboxState.SENT)));
        assertEquals(List.of("outbox.sent"), acts.codes());
    }

    @Test void maybeSentIsOnDiskBeforeTheNetworkIsTouched() {
        AtomicInteger doubted = new AtomicInteger();
        record.onSend = item -> {
            OutboxLine line = line(item.id());
            if (line.maybeSent() && line.state() == OutboxState.SENDING) doubted.incrementAndGet();
            return record.take(item);
        };
        add("a");
        worker.runUntilIdle();
        assertEquals(1, doubted.get());
    }

    @Test void asksTheOtherSideFirstAfterALostAnswerAndDoesNotSendAgainWhatItHas() {
        record.onSend = item -> {
            record.take(item);
            return new Outcome.Unknown();
        };
        long item = add("a");
        worker.runUntilIdle();
        assertEquals(OutboxState.IN_DOUBT, line(item).state());
        assertEquals(Optional.of(Reason.ANSWER_LOST), line(item).reason());
        later(Duration.ofSeconds(5));
        assertEquals(List.of("a"), record.received);
        assertEquals(List.of("a"), record.asked);
        assertEquals(OutboxState.CONFIRMED, line(item).state());
        assertEquals(List.of("outbox.in_doubt", "outbox.confirmed"), acts.codes());
    }

    @Test void sendsAgainIdenticalOnlyWhenTheOtherSideDoesNotHaveIt() {
        record.onSend = _ -> new Outcome.Unknown();
        long item = add("a");
        worker.runUntilIdle();
        record.onSend = record::take;
        later(Duration.ofSeconds(5));
        assertEquals(List.of("a"), record.asked);
        assertEquals(List.of("a"), record.received);
        assertEquals(OutboxState.SENT, line(item).state());
    }

    @Test void whatACrashLeftInSendingIsAskedAboutFirst() {
        record.onSend = item -> {
            Outcome taken = record.take(item);
            vault.close();
            return taken;
        };
        long item = add("a");
        try {
            worker.runUntilIdle();
        } catch (RuntimeException e) {
            // the store is closed: this is the crash
        }
        crashAndOpenAgain();
        assertEquals(OutboxState.QUEUED, line(item).state());
        assertEquals(Optional.of(Reason.INTERRUPTED), line(item).reason());
        record.onSend = record::take;
        worker.runUntilIdle();
        assertEquals(List.of("a"), record.received);
        assertEquals(OutboxState.CONFIRMED, line(item).state());
    }

    @Test void mailThatCannotBeAskedStaysInDoubtUntilAReceiptOrAPersonSaysMore() {
        record.onSend = _ -> new Outcome.Unknown();
        record.onAsk = _ -> Optional.of(new Outcome.Unknown());
        long received = add("a");
        long lost = add("b");
        worker.runUntilIdle();
        for (int i = 0; i < 10; i++) later(Duration.ofHours(2));
        assertEquals(Optional.of(Reason.CANNOT_BE_ASKED), line(received).reason());
        assertEquals(OutboxState.IN_DOUBT, line(lost).state());
        clinical().write(tx -> {
            outbox.confirm(tx, received, "receipt");
            outbox.sendAgain(tx, lost);
            return null;
        });
        record.onSend = record::take;
        worker.runUntilIdle();
        assertEquals(List.of("b"), record.received);
        assertEquals(OutboxState.CONFIRMED, line(received).state());
        assertEquals(Optional.of("receipt"), line(received).reference());
        assertTrue(acts.codes().contains("outbox.sent_again"));
    }

    @Test void aLaterVersionNeverOvertakesAndABlockedOneHoldsBackOnlyItsOwnSubject() {
        UUID subject = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        record.onSend = item -> FakeHandler.text(item).equals("v1")
                ? new Outcome.Refused("FORBIDDEN", "no") : record.take(item);
        long first = clinical().write(tx -> outbox.add(tx, "record.publish", subject, 1, bytes("v1"), order));
        long second = clinical().write(tx -> outbox.add(tx, "record.publish", subject, 2, bytes("v2"), order));
        clinical().write(tx -> outbox.add(tx, "record.publish", UUID.randomUUID(), 1, bytes("other"), order));
        worker.runUntilIdle();
        assertEquals(List.of("other"), record.received);
        assertEquals(OutboxState.BLOCKED, line(first).state());
        assertEquals(Optional.of("FORBIDDEN"), line(first).code());
        assertEquals(Optional.of(Reason.EARLIER_FIRST), line(second).reason());
        assertEquals(Optional.empty(), line(second).nextTry());
        clinical().write(tx -> {
            outbox.cancel(tx, first);
            return null;
        });
        worker.runUntilIdle();
        assertEquals(List.of("other", "v2"), record.received);
    }

    @Test void itemsOfOneOrderKeyLeaveOneAtATimeInTheOrderTheyWereAdded() {
        UUID order = UUID.randomUUID();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        record.onSend = item -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            Outcome outcome = record.take(item);
            together.decrementAndGet();
            return outcome;
        };
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();
        for (String each : names) {
            clinical().write(tx -> outbox.add(tx, "record.publish", UUID.randomUUID(), 1, bytes(each), order));
        }
        worker.runUntilIdle();
        assertEquals(names, record.received);
        assertEquals(1, most.get());
    }

    @Test void aPoisonItemIsBlockedInTheEndAndNeverHoldsUpTheOthers() {
        record.onSend = item -> {
            if (FakeHandler.text(item).equals("poison")) throw new StackOverflowError();
            return record.take(item);
        };
        long poison = add("poison");
        for (int i = 0; i < 20; i++) add("good" + i);
        worker.runUntilIdle();
        assertEquals(20, record.received.size());
        for (int i = 0; i < 6; i++) later(Duration.ofHours(1));
        assertEquals(OutboxState.BLOCKED, line(poison).state());
        assertEquals(Optional.of(Reason.UNEXPECTED_FAILURE), line(poison).reason());
        assertEquals(Verdict.UNEXPECTED_LIMIT, line(poison).attempts());
    }

    @Test void anItemThatAloneMakesTheServerFailDoesNotMakeItLookDown() {
        record.onSend = item -> FakeHandler.text(item).equals("heavy")
                ? new Outcome.TryLater(Reason.UNREACHABLE) : record.take(item);
        add("heavy");
        worker.runUntilIdle();
        for (int i = 0; i < 40; i++) {
            vault.waitFor(Duration.ofMinutes(6));
            add("good" + i);
            worker.runUntilIdle();
        }
        assertEquals(40, record.received.size());
    }

    @Test void aFeatureThatCannotKeepAnOutcomeBlocksItsOwnItemOnly() {
        long bad = add("bad");
        add("good");
        record.onSettled = tx -> {
            if (tx.number("SELECT count(*) FROM clin.outbox WHERE state = 'SENT' AND id = ?", bad) > 0
                    && record.settled.isEmpty()) throw new IllegalStateException("feature");
            return null;
        };
        worker.runUntilIdle();
        assertEquals(OutboxState.BLOCKED, line(bad).state());
        assertTrue(line(bad).maybeSent());
        record.onSettled = _ -> null;
        clinical().write(tx -> {
            outbox.retryNow(tx, bad);
            return null;
        });
        worker.runUntilIdle();
        assertEquals(OutboxState.CONFIRMED, line(bad).state());
        assertEquals(List.of("bad", "good"), record.received.stream().sorted().toList());
    }

    @Test void fiveHundredItemsDoNotEachTimeOutWhileTheNetworkIsDown() {
        AtomicInteger tries = new AtomicInteger();
        record.onSend = _ -> {
            tries.incrementAndGet();
            return UNREACHABLE;
        };
        for (int i = 0; i < 500; i++) add("n" + i);
        Instant before = vault.time().instant();
        worker.runUntilIdle();
        assertTrue(tries.get() <= 8, tries + " tries");
        for (int minute = 0; minute < 60; minute++) later(Duration.ofMinutes(1));
        assertTrue(tries.get() <= 60, tries + " tries in an hour");
        SyncState down = reachability.states().getFirst();
        assertEquals(Optional.of(before), down.downSince());
        assertEquals(Optional.of(Reason.UNREACHABLE), down.reason());
        record.onSend = record::take;
        later(Duration.ofMinutes(5));
        assertEquals(500, record.received.size());
        assertFalse(reachability.states().getFirst().down());
    }

    @Test void saysSinceWhenItIsDownEvenAfterARestartDaysLater() {
        record.onSend = _ -> UNREACHABLE;
        Instant since = vault.time().instant();
        long item = add("a");
        worker.runUntilIdle();
        for (int day = 0; day < 3; day++) later(Duration.ofDays(1));
        crashAndOpenAgain();
        assertEquals(Optional.of(since), reachability.states().getFirst().downSince());
        record.onSend = record::take;
        later(Duration.ofMinutes(5));
        assertEquals(OutboxState.SENT, line(item).state());
        assertEquals(Optional.of(vault.time().instant()), reachability.states().getFirst().lastSuccess());
    }

    @Test void honoursRetryAfterAndWaitsLongerAfterEachFailure() {
        record.onSend = _ -> new Outcome.TryLater(Reason.BUSY, Duration.ofMinutes(10));
        long item = add("a");
        worker.runUntilIdle();
        assertTrue(Duration.between(vault.time().instant(), line(item).nextTry().orElseThrow())
                .compareTo(Duration.ofMinutes(10)) >= 0);
        later(Duration.ofMinutes(9));
        assertEquals(1, line(item).attempts());
        later(Duration.ofMinutes(3));
        assertEquals(2, line(item).attempts());
    }

    @Test void aClockThatWasYearsAheadDoesNotKeepItemsWaitingForYears() {
        record.onSend = _ -> UNREACHABLE;
        vault.waitFor(Duration.ofDays(4000));
        long item = add("a");
        worker.runUntilIdle();
        record.onSend = record::take;
        later(Duration.ofDays(-4000));
        assertEquals(OutboxState.SENT, line(item).state());
    }

    @Test void anItemThatNothingServesSaysSoAndLeavesWhenSomethingDoes() {
        long item = clinical().write(tx -> outbox.add(tx, "mail.send", UUID.randomUUID(), 1, bytes("m")));
        worker.runUntilIdle();
        assertEquals(Optional.of(Reason.NO_HANDLER), line(item).reason());
        worker.close();
        FakeHandler mail = new FakeHandler("mail.send");
        worker = new OutboxWorker(clinical(), List.of(record, mail), reachability, vault.time(), settings);
        worker.runUntilIdle();
        assertEquals(List.of("m"), mail.received);
    }

    @Test void aHandlerThatHangsIsInterruptedAndTheOthersGoOn() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        record.onSend = item -> {
            if (!FakeHandler.text(item).equals("hangs")) return record.take(item);
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Unknown();
        };
        long item = add("hangs");
        for (int i = 0; i < 10; i++) add("good" + i);
        worker.round();
        hanging.await();
        vault.waitFor(Duration.ofMinutes(31));
        worker.round();
        worker.runUntilIdle();
        assertEquals(10, record.received.size());
        assertEquals(OutboxState.IN_DOUBT, line(item).state());
    }

    @Test void theSchedulerSendsByItselfWhenWoken() throws Exception {
        CountDownLatch sent = new CountDownLatch(20);
        record.onSend = item -> {
            Outcome outcome = record.take(item);
            sent.countDown();
            return outcome;
        };
        PullWorker pulls = new PullWorker(clinical(), List.of(), reachability, vault.time(), settings);
        SyncScheduler scheduler = new SyncScheduler(worker, pulls, reachability, vault.time(), "clinical");
        scheduler.start();
        List<Long> items = IntStream.range(0, 20).mapToObj(i -> add("n" + i)).toList();
        scheduler.wake();
        sent.await();
        scheduler.close();
        for (long item : items) assertEquals(OutboxState.SENT, line(item).state());
    }
}
