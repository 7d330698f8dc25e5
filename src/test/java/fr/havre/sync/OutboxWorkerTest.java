package fr.havre.sync;

import static fr.havre.sync.FakeHandler.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxWorkerTest {
    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final Outbox outbox = new Outbox();
    private final FakeHandler record = new FakeHandler("record.publish");
    private final SyncSettings settings = new SyncSettings(4, Backoff.STANDARD, new SplittableRandom(1));
    private TestVault vault;
    private Reachability reachability;
    private OutboxWorker worker;

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        reachability = new Reachability(clinical(), settings);
        worker = new OutboxWorker(clinical(), List.of(record), reachability, vault.time(), settings);
    }

    @AfterEach void close() {
        worker.close();
        vault.close();
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

    @Test void sendsWhatWasQueuedOnceAndSaysSo() {
        UUID subject = UUID.randomUUID();
        long item = add(subject, 1, "a");
        worker.runUntilIdle();
        worker.runUntilIdle();
        assertEquals(List.of("a"), record.received);
        assertEquals(OutboxState.SENT, line(item).state());
        assertEquals(Optional.of("ref-a"), line(item).reference());
        assertEquals(List.of(new Outcome.Done("ref-a")), record.settled);
        assertEquals(List.of(OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT),
                clinical().read(tx -> outbox.history(tx, item)).stream().map(OutboxEvent::state).toList());
        assertTrue(vault.changes().contains(new OutboxChanged("record.publish", subject, OutboxState.SENT)));
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
        vault.waitFor(Duration.ofSeconds(5));
        worker.runUntilIdle();
        assertEquals(List.of("a"), record.received);
        assertEquals(List.of("a"), record.asked);
        assertEquals(OutboxState.CONFIRMED, line(item).state());
    }
}
