package fr.havre.sync;

import static fr.havre.sync.FakeHandler.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final String KIND = "record.publish";

    @TempDir Path folder;
    private final Outbox outbox = new Outbox();
    private final Conflicts conflicts = new Conflicts();
    private final UUID subject = UUID.randomUUID();
    private final FakeHandler record = new FakeHandler(KIND);
    private TestVault vault;
    private Acts acts;

    @BeforeEach void open() {
        vault = TestVault.in(folder);
        acts = Acts.of(clinical());
    }

    @AfterEach void close() {
        vault.close();
    }

    private Database clinical() {
        return vault.clinical();
    }

    private long add(int version, String content) {
        return clinical().write(tx -> outbox.add(tx, KIND, subject, version, bytes(content)));
    }

    private void write(Consumer<Transaction> work) {
        clinical().write(tx -> {
            work.accept(tx);
            return null;
        });
    }

    private SyncException.Code refused(Consumer<Transaction> work) {
        return assertThrows(SyncException.class, () -> write(work)).code();
    }

    private void run() {
        SyncSettings settings = new SyncSettings(2, Backoff.STANDARD, new SplittableRandom(3));
        try (OutboxWorker worker = new OutboxWorker(clinical(), List.of(record), new Reachability(clinical(), settings),
                vault.time(), settings)) {
            worker.runUntilIdle();
        }
    }

    @Test void askingTwiceQueuesItOnceWithTheFirstFrozenContent() {
        long item = add(1, "first");
        assertEquals(item, add(1, "second"));
        assertArrayEquals(bytes("first"), clinical().read(tx -> outbox.content(tx, item)));
        assertEquals(1, clinical().read(outbox::waiting).size());
    }

    @Test void anOlderVersionIsRefusedAfterANewerOne() {
        add(2, "new");
        assertEquals(SyncException.Code.VERSION_NOT_NEWER,
                refused(tx -> outbox.add(tx, KIND, subject, 1, bytes("old"))));
    }

    @Test void itIsNotQueuedWhenTheChangeThatCausedItIsRolledBack() {
        assertThrows(IllegalStateException.class, () -> write(tx -> {
            outbox.add(tx, KIND, subject, 1, bytes("a"));
            throw new IllegalStateException("rule");
        }));
        assertEquals(List.of(), clinical().read(outbox::waiting));
        assertEquals(List.of(), vault.changes());
    }

    @Test void whatWasCancelledIsNeverSentAndMayBeAskedAgain() {
        long item = add(1, "a");
        write(tx -> outbox.cancel(tx, item));
        run();
        assertEquals(List.of(), record.received);
        assertNotEquals(item, add(1, "b"));
        run();
        assertEquals(List.of("b"), record.received);
        assertEquals(List.of("outbox.cancelled", "outbox.sent"), acts.codes());
    }

    @Test void whatMayHaveBeenSentCannotBeTakenBack() {
        record.onSend = _ -> new Outcome.Unknown();
        long doubtful = add(1, "a");
        run();
        assertEquals(SyncException.Code.MAYBE_SENT, refused(tx -> outbox.cancel(tx, doubtful)));
        record.onSend = record::take;
        vault.waitFor(Duration.ofMinutes(1));
        run();
        assertEquals(SyncException.Code.MAYBE_SENT, refused(tx -> outbox.cancel(tx, doubtful)));
        assertEquals(SyncException.Code.NOT_IN_THIS_STATE, refused(tx -> outbox.retryNow(tx, doubtful)));
    }

    @Test void aRefusedItemIsSentWhenAPersonRetriesIt() {
        record.onSend = _ -> new Outcome.Refused("CLOSED", "closed record");
        long item = add(1, "a");
        run();
        record.onSend = record::take;
        vault.waitFor(Duration.ofDays(1));
        run();
        assertEquals(List.of(), record.received);
        write(tx -> outbox.retryNow(tx, item));
        run();
        assertEquals(List.of("a"), record.received);
        assertEquals(List.of(), record.asked);
        assertEquals(List.of("outbox.refused", "outbox.sent"), acts.codes());
    }

    @Test void nothingIsChangedWhileTheNetworkIsUsedForIt() {
        List<SyncException.Code> codes = new java.util.concurrent.CopyOnWriteArrayList<>();
        long item = add(1, "a");
        record.onSend = sending -> {
            codes.add(refused(tx -> outbox.cancel(tx, item)));
            codes.add(refused(tx -> outbox.retryNow(tx, item)));
            codes.add(refused(tx -> outbox.forget(tx, subject)));
            return record.take(sending);
        };
        run();
        assertEquals(Collections.nCopies(3, SyncException.Code.BEING_SENT), codes);
    }

    @Test void afterARestoreTheOtherSideIsAskedBeforeAnythingGoesOutAgain() {
        add(1, "a");
        record.received.add("a");                        // sent after the backup was made
        write(outbox::onRestored);
        run();
        assertEquals(List.of("a"), record.received);
        assertEquals(List.of("a"), record.asked);
        assertEquals(OutboxState.CONFIRMED, clinical().read(tx -> outbox.of(tx, subject)).getFirst().state());
    }

    @Test void countsSayHowManyAndSinceWhen() {
        Instant first = vault.time().instant();
        add(1, "a");
        vault.waitFor(Duration.ofHours(1));
        add(2, "b");
        assertEquals(List.of(new OutboxCount(OutboxState.QUEUED, 2, first)), clinical().read(outbox::counts));
    }

    @Test void bothSidesOfAConflictAreKeptAndTheChoiceIsAudited() {
        record.onSend = _ -> new Outcome.Conflict("7");
        long item = add(1, "ours");
        run();
        UUID conflict = clinical().write(tx -> conflicts.record(tx, KIND, subject, bytes("ours"), bytes("theirs")));
        assertEquals(conflict, clinical().write(
                tx -> conflicts.record(tx, KIND, subject, bytes("ours"), bytes("theirs"))));
        UUID person = UUID.randomUUID();
        write(tx -> {
            conflicts.choose(tx, conflict, Conflict.Choice.THEIRS, person);
            outbox.cancel(tx, item);
        });
        Conflict decided = clinical().read(tx -> conflicts.of(tx, subject)).getFirst();
        assertArrayEquals(bytes("ours"), decided.ours());
        assertArrayEquals(bytes("theirs"), decided.theirs());
        assertEquals(Optional.of(new Conflict.Decision(Conflict.Choice.THEIRS, person, vault.time().instant())),
                decided.decision());
        assertEquals(List.of(), clinical().read(conflicts::open));
        assertEquals(SyncException.Code.ALREADY_CHOSEN,
                refused(tx -> conflicts.choose(tx, conflict, Conflict.Choice.OURS, person)));
        assertEquals(List.of("outbox.conflict", "conflict.found", "conflict.chosen.THEIRS", "outbox.cancelled"),
                acts.codes());
    }

    @Test void erasingASubjectLeavesNothingOfIt() {
        record.onSend = _ -> new Outcome.Unknown();
        add(1, "a");
        run();
        write(tx -> outbox.forget(tx, subject));
        assertEquals(0L, (long) clinical().read(tx -> tx.number("SELECT count(*) FROM clin.outbox")));
        assertEquals(0L, (long) clinical().read(tx -> tx.number("SELECT count(*) FROM clin.outbox_history")));
    }

    @Test void itWorksTheSameInTheAdministrativeCompartment() {
        vault.administrative().write(tx -> outbox.add(tx, KIND, subject, 1, bytes("a")));
        assertEquals(1, vault.administrative().read(outbox::waiting).size());
        assertEquals(0, clinical().read(outbox::waiting).size());
    }
}
