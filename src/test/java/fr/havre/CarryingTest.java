package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without a vault: what the thread does with work that may want another try, fail, or last. */
@Timeout(20)
class CarryingTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    /** Long enough for a loop that does not wait to show itself many times. */
    private static final long A_WHILE_MS = 100;

    /** Says when it is asked how long it may wait, and when it works. */
    private static final class Seen implements Carrying.Work {
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private volatile Optional<Duration> next = Optional.empty();
        private volatile boolean fails;
        private volatile boolean cannotTell;
        private volatile boolean something;
        private volatile CountDownLatch lasts = new CountDownLatch(0);
        private volatile boolean stopped;

        @Override public boolean carry() {
            said.add("carry");
            try {
                lasts.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (fails) throw new IllegalStateException("a row");
            return something;
        }

        @Override public Optional<Duration> untilNext() {
            said.add("wait");
            if (cannotTell) throw new IllegalStateException("a page");
            return next;
        }

        @Override public void stop() {
            stopped = true;
        }

        private void assertSays(String... words) throws InterruptedException {
            for (String each : words) assertEquals(each, said.take());
        }

        private void assertWaits() throws InterruptedException {
            assertNull(said.poll(A_WHILE_MS, TimeUnit.MILLISECONDS), "it runs though nothing happened");
        }
    }

    private final Seen work = new Seen();
    private final AtomicInteger woken = new AtomicInteger();
    private Carrying thread = new Carrying(work, woken::incrementAndGet, LONG);

    @AfterEach void close() {
        work.lasts.countDown();
        thread.close();
    }

    @Test void worksAtOnceThenWaitsForNews() throws Exception {
        work.something = true;
        thread.start("test");
        thread.start("test again");
        work.assertSays("wait", "carry", "wait");
        work.assertWaits();
        assertEquals(1, woken.get());
        work.something = false;
        thread.tell();
        work.assertSays("carry", "wait");
        work.assertWaits();
        assertEquals(1, woken.get(), "nothing to wake for");
    }

    @Test void newsOfATimeAtWorkIsLookedAtTogether() throws Exception {
        work.lasts = new CountDownLatch(1);
        thread.start("test");
        work.assertSays("wait", "carry");
        for (int i = 0; i < 50; i++) thread.tell();
        work.lasts.countDown();
        work.assertSays("wait", "carry", "wait");
        work.assertWaits();
    }

    @Test void workThatFailsOrWantsAnotherTryAtOnceDoesNotSpin() throws Exception {
        work.fails = true;
        work.next = Optional.of(Duration.ZERO);
        thread.start("test");
        work.assertSays("wait", "carry", "wait");
        work.assertWaits();
        thread.tell();
        work.assertSays("carry", "wait");
    }

    @Test void onceItCannotTellWhenTheNextTryIsDueItWaitsInsteadOfAskingForEver() throws Exception {
        work.cannotTell = true;
        thread.start("test");
        work.assertSays("wait", "carry", "wait");
        work.assertWaits();
        thread.tell();
        work.assertSays("carry", "wait");
    }

    @Test void anotherTryComesByItself() throws Exception {
        thread = new Carrying(work, woken::incrementAndGet, Duration.ofMillis(1));
        work.next = Optional.of(Duration.ofMillis(2));
        thread.start("test");
        work.assertSays("wait", "carry", "wait", "carry", "wait", "carry");
    }

    @Test void atItsEndItWaitsForWhatIsUnderWayAndBeginsNothing() throws Exception {
        work.lasts = new CountDownLatch(1);
        thread.start("test");
        work.assertSays("wait", "carry");
        Thread ending = Thread.ofVirtual().start(thread::close);
        assertFalse(ending.join(Duration.ofMillis(A_WHILE_MS)), "what is under way ends first");
        assertTrue(work.stopped);
        work.lasts.countDown();
        ending.join();
        thread.tell();
        thread.start("too late");
        work.assertWaits();
    }

    @Test void oneThatWaitsEndsAtOnceAndOneThatNeverBeganToo() throws Exception {
        new Carrying(work, woken::incrementAndGet, LONG).close();
        work.next = Optional.of(LONG);
        thread.start("test");
        work.assertSays("wait", "carry", "wait");
        thread.close();
        work.assertWaits();
    }
}
