package fr.havre.record;

import fr.havre.documents.Identifier;
import fr.havre.record.RecordEntry.News;
import fr.havre.record.RecordEntry.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known here against what the record shows: by unique id, else logical id, then by version. Writes nothing. */
final class Comparison {
    /** Something to be written. */
    sealed interface Finding {
        record Unknown(RemoteDocument document) implements Finding { }

        record Different(RecordEntry known, RemoteDocument document, Optional<News> news) implements Finding { }

        record Replaced(RecordEntry known) implements Finding { }
    }

    private final Map<String, RecordEntry> byKey = new HashMap<>();
    private final Map<String, RecordEntry> byEntry = new HashMap<>();
    private final Map<String, RecordEntry> byLogicalId = new HashMap<>();
    private final Map<String, RemoteDocument> seen = new HashMap<>();

    Comparison(List<RecordEntry> known) {
        for (RecordEntry each : known) {
            byKey.put(each.uniqueId(), each);
            byEntry.put(each.described().entryUuid(), each);
            each.described().logicalId().ifPresent(id -> byLogicalId.put(id, each));
        }
    }

    /** Takes note of an entry; of several of one document the current one counts. */
    void see(RemoteDocument document) {
        seen.merge(EntryRepository.key(document), document, (before, now) ->
                before.status() == RemoteDocument.Status.CURRENT ? before : now);
    }

    boolean knowsEntry(String entryUuid) {
        return byEntry.containsKey(entryUuid);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<Long> touched = new HashSet<>();
        for (RemoteDocument document : seen.values()) {
            Optional<RecordEntry> known = known(document);
            if (known.isEmpty()) {
                if (document.status() == RemoteDocument.Status.CURRENT) findings.add(new Finding.Unknown(document));
            } else if (differs(known.get(), document)) {
                touched.add(known.get().id());
                findings.add(new Finding.Different(known.get(), document, news(known.get(), document)));
            }
        }
        for (RemoteDocument document : seen.values()) {
            for (String replaced : document.replaces()) {
                RecordEntry old = byEntry.getOrDefault(replaced,
                        byKey.get(Identifier.parse(replaced).map(Identifier::value).orElse(replaced)));
                if (old != null && old.status() == Status.CURRENT
                        && touched.add(old.id())) findings.add(new Finding.Replaced(old));
            }
        }
        return findings;
    }

    /** Current as far as known, made on or after the first instant that was asked for, and not shown any more. */
    List<RecordEntry> missing(Instant from) {
        Set<Long> found = new HashSet<>();
        for (RemoteDocument document : seen.values()) known(document).ifPresent(each -> found.add(each.id()));
        return byKey.values().stream().filter(each -> each.status() == Status.CURRENT && !found.contains(each.id()))
                .filter(each -> each.described().description().created().filter(made -> !made.isBefore(from))
                .isPresent())
                .toList();
    }

    private Optional<RecordEntry> known(RemoteDocument document) {
        RecordEntry sameDocument = byKey.get(EntryRepository.key(document));
        if (sameDocument != null) return Optional.of(sameDocument);
        // the unique id decides where there is one
        if (document.uniqueId().isPresent()) return Optional.empty();
        return document.logicalId().map(byLogicalId::get);
    }

    private static boolean differs(RecordEntry known, RemoteDocument now) {
        RemoteDocument before = known.described();
        return known.status() != EntryRepository.status(now) || !before.entryUuid().equals(now.entryUuid())
                || !before.version().equals(now.version()) || !before.hidden().equals(now.hidden())
                || before.archived() != now.archived();
    }

    private static Optional<News> news(RecordEntry known, RemoteDocument now) {
        Status status = EntryRepository.status(now);
        if (known.status() != status) {
            return Optional.of(switch (status) {
                case SUPERSEDED -> News.REPLACED;
                case ENTERED_IN_ERROR, GONE -> News.REMOVED;
                case CURRENT, UNKNOWN -> News.SHOWN;
            });
        }
        RemoteDocument before = known.described();
        if (!before.hidden().containsAll(now.hidden())) return Optional.of(News.HIDDEN);
        if (!now.hidden().containsAll(before.hidden())) return Optional.of(News.SHOWN);
        boolean sameWords = before.description().title().equals(now.description().title())
                && before.archived() == now.archived() && (before.sha1().isEmpty() || before.sha1().equals(now.sha1()));
        return sameWords ? Optional.empty() : Optional.of(News.CHANGED);
    }
}
