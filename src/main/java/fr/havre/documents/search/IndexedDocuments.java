package fr.havre.documents.search;

import fr.havre.vault.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The documents an index is made of: asked again whenever (a part of) it must be built. */
public interface IndexedDocuments {
    /** The documents with {@code from <= place < below}, highest place first, {@code limit} at most. */
    List<IndexedDocument> below(Transaction tx, long from, long below, int limit);

    /** The document at {@code place}, if there still is one. */
    Optional<IndexedDocument> at(Transaction tx, long place);

    /** The place of the document that has {@code count} others before it in {@code from <= place < below}. */
    OptionalLong placeAfter(Transaction tx, long from, long below, long count);
}
