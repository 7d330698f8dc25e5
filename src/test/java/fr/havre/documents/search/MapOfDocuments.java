package fr.havre.documents.search;

import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Documents in memory, for an index under test. */
final class MapOfDocuments implements IndexedDocuments {
    final TreeMap<Long, IndexedDocument> byPlace = new TreeMap<>();

    void put(List<IndexedDocument> documents) {
        documents.forEach(document -> byPlace.put(document.place(), document));
    }

    @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
        return byPlace.subMap(from, true, below, false).descendingMap().values().stream().limit(limit).toList();
    }

    @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
        return byPlace.subMap(from, below).keySet().stream().mapToLong(Long::longValue).skip(count).findFirst();
    }
}
