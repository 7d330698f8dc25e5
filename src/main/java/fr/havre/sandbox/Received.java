package fr.havre.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the record was asked so far, for tests and the demo. A request that met a lost connection before the record saw
 * it is not counted. Safe for many threads.
 */
public final class Received {
    private static final int MOST_KEPT = 10_000;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<Line> lines = new ArrayList<>();

    /** One request and the status it was answered with (the answer may have been lost on its way). */
    public record Line(Kind kind, String path, int status) { }

    synchronized void add(Kind kind, String path, int status) {
        counts.merge(kind, 1, Integer::sum);
        if (lines.size() < MOST_KEPT) lines.add(new Line(kind, path, status));
    }

    public synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** In order of arrival; the first 10 000. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    public synchronized void clear() {
        counts.clear();
        lines.clear();
    }
}
