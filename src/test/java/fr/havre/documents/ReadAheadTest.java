package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private static long light(Integer element) {
        return 1;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> all(ReadAhead<Integer, Integer> ahead) {
        List<Integer> results = new ArrayList<>();
        while (!ahead.isOver()) results.add(ahead.next());
        return results;
    }

    @Test void givesResultsInTheOrderOfTheElementsWhicheverIsDoneFirst() {
        CountDownLatch second = new CountDownLatch(1);
        Function<Integer, Integer> work = element -> {
            if (element == 0) await(second);
            if (element == 1) second.countDown();
            return element;
        };
        try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(HUNDRED, ReadAheadTest::light, work, 2)) {
            assertEquals(HUNDRED, all(ahead));
        }
    }

    @Test void isOverAtOnceWhereThereIsNothing() {
        try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(), ReadAheadTest::light, Function.identity(), 2)) {
            assertTrue(ahead.isOver());
        }
    }

    @Test void neverBeginsMoreThanItMayHoldAndForgetsTheRest() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch twenty = new CountDownLatch(ReadAhead.MOST_ELEMENTS);
        try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(HUNDRED, ReadAheadTest::light, element -> {
            begun.incrementAndGet();
            twenty.countDown();
            return element;
        }, 2)) {
            await(twenty);
            assertEquals(HUNDRED.subList(0, ReadAhead.MOST_ELEMENTS), ahead.abandon());
            assertEquals(ReadAhead.MOST_ELEMENTS, begun.get());
        }
    }

    @Test void whatIsTooLargeGoesAlone() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(HUNDRED, _ -> ReadAhead.MOST_BYTES + 1, element -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            return element;
        }, 4)) {
            assertEquals(HUNDRED, all(ahead));
        }
        assertEquals(1, most.get());
    }

    @Test void whatTheWorkThrowsComesOutWhereItsResultWould() {
        try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(List.of(1, 2, 3), ReadAheadTest::light, element -> {
            if (element == 2) throw new StackOverflowError("deep");
            return element;
        }, 2)) {
            assertEquals(1, ahead.next());
            assertThrows(StackOverflowError.class, ahead::next);
            assertEquals(3, ahead.next());
            assertTrue(ahead.isOver());
        }
    }

    @Test void nothingIsBegunOnceItIsAbandoned() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        ReadAhead<Integer, Integer> ahead = new ReadAhead<>(HUNDRED, ReadAheadTest::light, element -> {
            begun.add(element);
            first.countDown();
            await(goOn);
            return element;
        }, 1);
        await(first);
        CompletableFuture<List<Integer>> done = CompletableFuture.supplyAsync(ahead::abandon);
        while (!ahead.isAbandoned()) Thread.onSpinWait();
        goOn.countDown();
        assertEquals(List.of(0), done.join());
        assertEquals(List.of(0), begun);
    }
}
