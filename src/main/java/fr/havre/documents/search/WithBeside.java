package fr.havre.documents.search;

import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Documents, and above {@link Places#BESIDE} what others keep with words of its own. No partition holds both. */
public record WithBeside(IndexedDocuments documents, IndexedDocuments beside) implements IndexedDocuments {
    /** Nothing. */
    public static final IndexedDocuments NOTHING = new IndexedDocuments() {
        @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
            return List.of();
        }

        @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
            return Optional.empty();
        }

        @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
            return OptionalLong.empty();
        }
    };

    @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
        List<IndexedDocument> found = new ArrayList<>();
        if (below > Places.BESIDE) found.addAll(beside.below(tx, Math.max(from, Places.BESIDE), below, limit));
        if (found.size() == limit || from >= Places.BESIDE) return found;
        found.addAll(documents.below(tx, from, Math.min(below, Places.BESIDE), limit - found.size()));
        return found;
    }

    @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
        return (place < Places.BESIDE ? documents : beside).at(tx, place);
    }

    @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
        return (from < Places.BESIDE ? documents : beside).placeAfter(tx, from, below, count);
    }
}
