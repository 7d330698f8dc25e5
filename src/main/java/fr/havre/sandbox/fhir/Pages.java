package fr.havre.sandbox.fhir;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers of long searches, kept while their next links work. */
final class Pages {
    private static final int MOST_KEPT = 1_000;
    private final Settings settings;
    private final Map<String, Result> kept = new LinkedHashMap<>();

    /** What a search found: ids of one kind of resource, in order. */
    record Result(String resource, List<Long> ids, Instant found) { }

    Pages(Settings settings) {
        this.settings = settings;
    }

    synchronized String keep(Result result) {
        if (kept.size() >= MOST_KEPT) kept.remove(kept.keySet().iterator().next());
        String name = UUID.randomUUID().toString();
        kept.put(name, result);
        return name;
    }

    /** @throws Refusal 410 when the search is no longer known */
    synchronized Result find(String name) {
        Result result = kept.get(name);
        if (result == null || result.found().plus(settings.pageLife()).isBefore(settings.time().instant())) {
            throw Refusal.of(410, "expired", "page-expired", "Cette recherche a expiré : recommencez-la.");
        }
        return result;
    }

    synchronized void expireAll() {
        kept.clear();
    }
}
