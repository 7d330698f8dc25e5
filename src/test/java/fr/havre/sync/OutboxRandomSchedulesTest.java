package fr.havre.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.Compartment;
import fr.havre.vault.TestVault;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Migrations;
import fr.havre.vault.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random schedules of sends, lost answers, 503s, failing handlers and features, crashes and clock jumps, against a
 * server that keeps duplicates if it is given something twice. Whatever happens: nothing lost, nothing twice, order per
 * subject kept, bad items alone, and in the end all is settled.
 */
class OutboxRandomSchedulesTest {
    private static final int SCHEDULES = 300;
    private static final Logger LOG = Logger.getLogger("fr.havre.sync");     // held, or its level would be forgotten

    /** The program ends here: nothing after it is done. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir Path folder;
    private final Map<String, byte[]> keys = TestVault.keys();
    private final Outbox outbox = new Outbox();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private Database database;
    private OutboxWorker worker;
    private volatile boolean crashed;
    private int crashes;

    private long seed;
    private volatile boolean faults;
    private volatile boolean cut;
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach void quiet() {
        LOG.setLevel(Level.OFF);
        open();
        database.maintain("CREATE TABLE own.feature_done (item INTEGER PRIMARY KEY) STRICT");
    }

    @AfterEach void close() {
        worker.close();
        database.close();
        LOG.setLevel(null);
    }

    private void open() {
        database = Database.open(Compartment.CLINICAL, new Database.Files(
                new Database.KeyedFile(folder.resolve("clin.db"), TestVault.lent(keys.get("clin"))), Optional.empty(),
                new Database.KeyedFile(folder.resolve("search.db"), TestVault.lent(keys.get("search-clin")))),
                () -> now, _ -> { });
        Migrations.apply(database);
        database.maintain("PRAGMA own.synchronous = OFF");    // crashes here are of the program, not of the power
        SyncSettings settings = new SyncSettings(3, Backoff.STANDARD, new SplittableRandom(seed));
        worker = new OutboxWorker(database, List.of(new Handler("record.publish"), new Handler("record.hide")),
                new Reachability(database, settings), () -> now, settings);
        crashed = false;
    }

    private final class Handler implements OutboxHandler {
        private final String kind;

        Handler(String kind) {
            this.kind = kind;
        }

        @Override public String kind() {
            return kind;
        }

        @Override public String remote() {
            return "record";
        }

        @Override public Outcome send(OutboxItem item) {
            String name = FakeHandler.text(item);
            if (name.startsWith("poison")) return poisoned(item);
            if (cut) return new Outcome.TryLater(Reason.UNREACHABLE);
            return switch (draw(item, "send", 14)) {
                case 0 -> new Outcome.Unknown();
                case 1 -> taken(name, new Outcome.Unknown());
                case 2 -> taken(name, new Outcome.Unknown(Reason.BUSY, Duration.ofMinutes(2)));
                case 3 -> new Outcome.TryLater(Reason.BUSY, Duration.ofMinutes(20));
                case 4 -> new Outcome.TryLater(Reason.UNREACHABLE);
                case 5 -> throw new IllegalStateException("before");
                case 6 -> throw failure(taken(name, new Outcome.Unknown()));
                case 7 -> crash(new Outcome.Unknown());
                case 8 -> crash(taken(name, new Outcome.Unknown()));
                case 9 -> taken(name, new Outcome.Confirmed(name));
                default -> taken(name, new Outcome.Done(name));
            };
        }

        private Outcome poisoned(OutboxItem item) {
            if (item.subject().getLeastSignificantBits() % 2 == 0) return new Outcome.Refused("NEVER", "never");
            throw new StackOverflowError();
        }

        private Outcome taken(String name, Outcome outcome) {
            received.add(name);
            return outcome;
        }

        private IllegalStateException failure(Outcome outcome) {
            return new IllegalStateException("after " + outcome);
        }

        @Override public Optional<Outcome> ask(OutboxItem item) {
            String name = FakeHandler.text(item);
            if (cut) return Optional.of(new Outcome.TryLater(Reason.UNREACHABLE));
            return switch (draw(item, "ask", 9)) {
                case 0 -> Optional.of(new Outcome.TryLater(Reason.UNREACHABLE));
                case 1 -> Optional.of(new Outcome.Unknown(Reason.BUSY, Duration.ofMinutes(1)));
                case 2 -> throw new IllegalStateException("asking");
                case 3 -> Optional.of(crash(new Outcome.Unknown()));
                default -> received.contains(name) ? Optional.of(new Outcome.Confirmed(name)) : Optional.empty();
            };
        }

        @Override public void settled(Transaction tx, OutboxItem item, Outcome outcome) {
            boolean taken = outcome instanceof Outcome.Done || outcome instanceof Outcome.Confirmed;
            if (taken) tx.run("INSERT INTO clin.feature_done (item) VALUES (?)", item.id());
            int drawn = draw(item, "settled", 25);
            if (drawn == 0) throw new IllegalStateException("feature");
            if (drawn == 1) throw new Crash();
        }

        private Outcome crash(Outcome outcome) {
            crashed = true;
            database.close();                                 // from here on nothing can be written
            return outcome;
        }
    }

    /** The same for the same seed, item and attempt, whatever thread comes first; the last number without faults. */
    private int draw(OutboxItem item, String what, int bound) {
        if (!faults) return bound - 1;
        long mixed = seed * 1_000_003 + item.attempts() * 7919L + (FakeHandler.text(item) + what).hashCode();
        return new SplittableRandom(mixed).nextInt(bound);
    }

    private void round() {
        try {
            worker.runOnce();
        } catch (Crash e) {
            crashed = true;
        } catch (RuntimeException e) {
            if (!crashed) throw e;
        }
        if (!crashed) return;
        crashes++;
        database.close();
        open();
    }

    @Test void nothingIsLostNothingGoesOutTwiceAndOrderIsKept() {
        long random = System.nanoTime() & 0xffff_ffffL;
        System.out.println("outbox schedules: seeds 1 to " + SCHEDULES + " and " + random);
        LongStream.concat(LongStream.rangeClosed(1, SCHEDULES), LongStream.of(random)).forEach(this::play);
        assertTrue(crashes > SCHEDULES / 4, crashes + " crashes");
    }

    private void play(long withSeed) {
        seed = withSeed;
        faults = true;
        received.clear();
        SplittableRandom random = new SplittableRandom(withSeed);
        Map<Long, String> added = new HashMap<>();
        List<Subject> subjects = subjects(random);
        for (int step = 0; step < 8; step++) {
            for (int i = random.nextInt(3); i > 0; i--) subjects.get(random.nextInt(subjects.size())).add(added);
            cut = random.nextInt(4) == 0;
            round();
            jump(random);
        }
        faults = false;
        cut = false;
        settle(added);
        check(added, subjects);
    }

    private void jump(SplittableRandom random) {
        now = now.plus(switch (random.nextInt(12)) {
            case 0 -> Duration.ofDays(-3);
            case 1 -> Duration.ofDays(400);
            default -> Duration.ofSeconds(random.nextInt(1800));
        });
    }

    private List<Subject> subjects(SplittableRandom random) {
        List<Subject> subjects = new ArrayList<>();
        UUID shared = new UUID(random.nextLong(), random.nextLong());
        for (int i = 0; i < 4; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            String kind = random.nextBoolean() ? "record.publish" : "record.hide";
            subjects.add(new Subject(i == 0 ? "poison" : "s" + i, kind, id, random.nextBoolean() ? shared : id));
        }
        return subjects;
    }

    private final class Subject {
        private final String name;
        private final String kind;
        private final UUID id;
        private final UUID orderKey;
        private int version;

        Subject(String name, String kind, UUID id, UUID orderKey) {
            this.name = name;
            this.kind = kind;
            this.id = id;
            this.orderKey = orderKey;
        }

        void add(Map<Long, String> added) {
            version++;
            String content = name + "-" + version + "-" + seed;
            byte[] frozen = content.getBytes(StandardCharsets.UTF_8);
            added.put(database.write(tx -> outbox.add(tx, kind, id, version, frozen, orderKey)), content);
        }

        List<String> sent() {
            return received.stream().filter(each -> each.startsWith(name + "-")).toList();
        }

        List<String> expected() {
            return LongStream.rangeClosed(1, version).mapToObj(v -> name + "-" + v + "-" + seed).toList();
        }
    }

    /** The world is well again, and a person retries what was blocked: within days everything is settled. */
    private void settle(Map<Long, String> added) {
        for (int i = 0; i < 60 && !open(added).isEmpty(); i++) {
            database.write(tx -> {
                outbox.waiting(tx).stream().filter(line -> line.state() == OutboxState.BLOCKED)
                        .filter(line -> !added.getOrDefault(line.id(), "poison").startsWith("poison"))
                        .forEach(line -> outbox.retryNow(tx, line.id()));
                return null;
            });
            round();
            now = now.plus(Duration.ofHours(1));
        }
    }

    private List<OutboxLine> open(Map<Long, String> added) {
        return database.read(outbox::waiting).stream()
                .filter(line -> !added.getOrDefault(line.id(), "poison").startsWith("poison")).toList();
    }

    private void check(Map<Long, String> added, List<Subject> subjects) {
        assertEquals(List.of(), open(added), "open at the end, seed " + seed);
        for (Subject each : subjects) {
            List<String> expected = each.name.equals("poison") ? List.of() : each.expected();
            assertEquals(expected, each.sent(), "sent, seed " + seed);
        }
        for (Map.Entry<Long, String> each : added.entrySet()) {
            if (each.getValue().startsWith("poison")) continue;
            assertEquals(1L, (long) database.read(tx -> tx.number(
                    "SELECT count(*) FROM clin.feature_done WHERE item = ?", each.getKey())), "told to the feature, seed " + seed);
        }
        database.write(tx -> {                                // the next schedule begins with an empty queue
            subjects.forEach(each -> outbox.forget(tx, each.id));
            return tx.run("DELETE FROM clin.feature_done");
        });
    }
}
