package fr.havre.messaging.inbox;

import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.IndexedDocuments;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What of messages is searched by its words: subject, people, names of files, text. For the clinical index. */
public final class MessageTexts implements IndexedDocuments {
    private static final String INDEXED = """
            SELECT m.place, m.patient, m.subject || char(10) || m.sender || ' ' || m.sender_name || char(10)
                   || coalesce((SELECT group_concat(r.address || ' ' || r.name, char(10))
                                  FROM clin.message_recipient r WHERE r.message = m.id), '') || char(10)
                   || coalesce((SELECT group_concat(p.name, char(10))
                                  FROM clin.message_part p WHERE p.message = m.id), '') || char(10)
                   || coalesce((SELECT t.text FROM clin.message_text t WHERE t.place = m.place), '') AS words
              FROM clin.message m
            """;

    @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
        return tx.list(INDEXED + "WHERE m.place >= ? AND m.place < ? ORDER BY m.place DESC LIMIT ?", MessageTexts::indexed,
                from, below, limit);
    }

    @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
        return tx.first(INDEXED + "WHERE m.place = ?", MessageTexts::indexed, place);
    }

    @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
        return tx.first("SELECT place FROM clin.message WHERE place >= ? AND place < ? ORDER BY place LIMIT 1 OFFSET ?",
                row -> OptionalLong.of(row.number("place")), from, below, count).orElse(OptionalLong.empty());
    }

    private static IndexedDocument indexed(Row row) throws SQLException {
        Optional<UUID> patient = row.optionalUuid("patient");
        return new IndexedDocument(row.number("place"), patient, "", "", row.text("words"));
    }
}
