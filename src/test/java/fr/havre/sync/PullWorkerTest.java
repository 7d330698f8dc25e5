package fr.havre.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.TestVault;
import fr.havre.vault.db.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullWorkerTest {
    private static final Duration HOURLY = Duration.ofHours(1);

    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final SyncSettings settings = new SyncSettings(1, Backoff.STANDARD, new SplittableRandom(1));
    private final UUID marie = UUID.randomUUID();
    private final UUID paul = UUID.randomUUID();
    private final Source source = new Source();
    private TestVault vault;
    private Reachability reachability;
    private PullWorker worker;

    private static final class Source implements PullSource {
        final List<Wish> wishes = new ArrayList<>();
        final List<UUID> pulled = new CopyOnWriteArrayList<>();
        final List<Optional<String>> from = new CopyOnWriteArrayList<>();
        volatile BiFunction<UUID, PullCursor, Pulled> answer = (_, _) -> received("1", false, false);

        static Pulled received(String cursor, boolean full, boolean more) {
            return new Pulled.Received(cursor, full, more, _ -> { });
        }

        @Override public String name() {
            return "record.pull";
        }

        @Override public List<Wish> wishes(Transaction tx) {
            return wishes;
        }

        @Override public Pulled pull(UUID subject, PullCursor since) {
            pulled.add(subject);
            from.add(since.value());
            return answer.apply(subject, since);
        }
    }

    @BeforeEach void open() {
        vault = TestVault.in(folder, keys);
        reachability = new Reachability(vault.clinical(), settings);
        worker = new PullWorker(vault.clinical(), List.of(source), reachability, vault.time(), settings);
    }

    @AfterEach void close() {
        worker.close();
        vault.close();
    }

    private void wish(UUID... subjects) {
        for (UUID each : subjects) source.wishes.add(new PullSource.Wish(each, HOURLY));
    }

    private PullCursor cursor(UUID subject) {
        return vault.clinical().read(tx -> worker.cursor(tx, "record.pull", subject)).orElse(PullCursor.START);
    }

    private void later(Duration span) {
        vault.waitFor(span);
        worker.runUntilIdle();
    }

    @Test void pullsTheMostUrgentFirstAndEachAtItsInterval() {
        wish(paul, marie);
        worker.runUntilIdle();
        assertEquals(List.of(paul, marie), source.pulled);
        later(Duration.ofMinutes(59));
        assertEquals(2, source.pulled.size());
        later(Duration.ofMinutes(1));
        assertEquals(4, source.pulled.size());
    }

    @Test void whatSomebodyWantsToSeeNowComesBeforeAllOthers() {
        wish(paul);
        worker.pullNow("record.pull", marie);
        worker.runUntilIdle();
        assertEquals(List.of(marie, paul), source.pulled);
        worker.pullNow("record.pull", paul);
        worker.runUntilIdle();
        assertEquals(List.of(marie, paul, paul), source.pulled);
    }

    @Test void goesOnFromTheCursorAndOnAtOnceWhileThereIsMore() {
        wish(marie);
        source.answer = (_, since) -> {
            int at = since.value().map(Integer::parseInt).orElse(0);
            return Source.received(String.valueOf(Math.min(at + 1, 3)), false, at < 2);
        };
        worker.runUntilIdle();
        assertEquals(List.of(Optional.empty(), Optional.of("1"), Optional.of("2")), source.from);
        assertEquals(Optional.of("3"), cursor(marie).value());
    }

    @Test void aSourceThatSaysThereIsMoreWithoutMovingIsNotAskedForEver() {
        wish(marie);
        source.answer = (_, _) -> Source.received("stuck", false, true);
        worker.runUntilIdle();
        assertEquals(2, source.pulled.size());
    }

    @Test void theCursorMovesOnlyTogetherWithWhatWasReceived() {
        wish(marie);
        source.answer = (_, _) -> new Pulled.Received("9", true, false, tx -> {
            tx.run("INSERT INTO clin.segment (number, length) VALUES (77, 1)");
            throw new IllegalStateException("feature");
        });
        worker.runUntilIdle();
        assertEquals(Optional.empty(), cursor(marie).value());
        assertEquals(Optional.of(Reason.UNEXPECTED_FAILURE), cursor(marie).reason());
        assertEquals(0L, (long) vault.clinical().read(
                tx -> tx.number("SELECT count(*) FROM clin.segment WHERE number = 77")));
        source.answer = (_, _) -> Source.received("9", true, false);
        later(Duration.ofSeconds(5));
        assertEquals(Optional.of("9"), cursor(marie).value());
        assertEquals(Optional.of(vault.time().instant()), cursor(marie).fullAt());
        assertEquals(Optional.empty(), cursor(marie).reason());
    }

    @Test void theFullCompareIsRememberedApartFromTheFastPath() {
        wish(marie);
        source.answer = (_, since) -> Source.received("x", since.fullAt().isEmpty(), false);
        var first = vault.time().instant();
        worker.runUntilIdle();
        later(HOURLY);
        assertEquals(Optional.of(first), cursor(marie).fullAt());
        assertEquals(Optional.of(vault.time().instant()), cursor(marie).pulledAt());
        vault.clinical().write(tx -> {
            new Outbox().onRestored(tx);
            return null;
        });
        assertEquals(Optional.empty(), cursor(marie).fullAt());
        worker.runUntilIdle();
        assertEquals(Optional.of(vault.time().instant()), cursor(marie).fullAt());
    }

    @Test void aSubjectThatIsRefusedIsAskedEverMoreRarelyAndTheOthersGoOn() {
        wish(marie, paul);
        source.answer = (subject, _) -> subject.equals(marie)
                ? new Pulled.Refused("ACCESS_BLOCKED", "blocked") : Source.received("1", false, false);
        worker.runUntilIdle();
        for (int hour = 0; hour < 48; hour++) later(HOURLY);
        assertEquals(49, source.pulled.stream().filter(paul::equals).count());
        assertTrue(source.pulled.stream().filter(marie::equals).count() <= 9);
        assertEquals(Optional.of("ACCESS_BLOCKED"), cursor(marie).code());
    }

    @Test void whileTheRemoteIsDownOnlyProbesAreMadeAndEverythingIsPulledWhenItIsBack() {
        List<UUID> many = IntStream.range(0, 100).mapToObj(_ -> UUID.randomUUID()).toList();
        wish(many.toArray(UUID[]::new));
        source.answer = (_, _) -> new Pulled.TryLater(Reason.UNREACHABLE);
        worker.runUntilIdle();
        for (int minute = 0; minute < 60; minute++) later(Duration.ofMinutes(1));
        assertTrue(source.pulled.size() < 60, source.pulled.size() + " tries");
        assertTrue(reachability.states().getFirst().down());
        source.answer = (_, _) -> Source.received("1", false, false);
        later(Duration.ofMinutes(5));
        for (UUID each : many) assertEquals(Optional.of("1"), cursor(each).value());
    }

    @Test void aPullThatACrashCutOffIsMadeAgain() {
        wish(marie);
        source.answer = (_, _) -> {
            vault.close();
            return Source.received("1", false, false);
        };
        try {
            worker.runUntilIdle();
        } catch (RuntimeException e) {
            // the store is closed: this is the crash
        }
        open();
        source.answer = (_, _) -> Source.received("1", false, false);
        worker.runUntilIdle();
        assertEquals(List.of(Optional.empty(), Optional.empty()), source.from);
        assertEquals(Optional.of("1"), cursor(marie).value());
    }
}
