package fr.havre.documents.review;

import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentMetadata;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows of {@code clin.review} and those beside it. A report with a newer version is no longer to be looked at. */
final class ReviewRepository {
    /** What a list shows of a report, but for its document. */
    record Kept(DocumentId document, Instant since, Severity severity, int abnormal, List<Finding> findings,
            Optional<Seen> seen) { }

    private static final String ALL = """
            SELECT r.document, r.arrived_at, r.severity, r.abnormal, r.findings, r.seen_at, r.seen_by, r.word
              FROM clin.review r JOIN clin.document d ON d.id = r.document
            """;
    /** Nobody of those it is addressed to is here: then it is everybody's. */
    private static final String MINE = """
             AND coalesce((SELECT max(p.mine) FROM clin.review_addressee a JOIN people p
                              ON p.person = a.person OR p.national = a.national
                            WHERE a.document = r.document), 1) = 1
            """;

    /** The same words, kind, day and author: a structured document and its PDF, if no third one is like them. */
    private static final String TWINS = """
             o.patient = w.patient AND o.replaced_by IS NULL AND o.title = w.title AND o.title <> '' AND o.type = w.type
             AND o.date = w.date AND length(o.date) >= 10 AND o.author = w.author
            """;
    /** What waits, each once: a PDF stands behind the structured document that waits in the same list. */
    private static final String WAITING = """
            waiting AS (SELECT r.document, r.arrived_at, r.severity, r.abnormal, r.findings, r.seen_at, r.seen_by, r.word,
                               d.patient, d.title, d.type, d.date, d.author, d.format, d.replaced_by
                          FROM clin.review r JOIN clin.document d ON d.id = r.document
                         WHERE r.seen_at IS NULL AND d.replaced_by IS NULL%s),
                 lines AS (SELECT * FROM waiting w WHERE NOT (w.format = 'PDF'
                           AND EXISTS (SELECT 1 FROM waiting o WHERE o.format = 'CDA' AND""" + TWINS + """
                           ) AND (SELECT count(*) FROM clin.document o WHERE""" + TWINS + """
                           ) = 2))
            """;

    /**
     * Whether a document from elsewhere has to be looked at: a report that was news when it arrived, and every newer
     * version of one that had to be.
     */
    boolean isDue(Transaction tx, DocumentId document, DocumentMetadata said, Instant arrived) {
        return (Report.isReport(said) && Report.isNews(said, arrived)) || replacesReport(tx, document);
    }

    boolean replacesReport(Transaction tx, DocumentId document) {
        return tx.number("""
                SELECT count(*) FROM clin.document older JOIN clin.review r ON r.document = older.id
                 WHERE older.replaced_by = ?""", document.value()) > 0;
    }

    void insert(Transaction tx, DocumentId document, Instant arrived, Report report) {
        tx.run("""
                INSERT INTO clin.review (document, arrived_at, severity, abnormal, findings, word)
                VALUES (?, ?, ?, ?, ?, '') ON CONFLICT (document) DO NOTHING""", document.value(), arrived,
                report.severity().rank(), report.abnormal(), FindingsJson.write(report.findings()));
        report.orderedBy().forEach(each -> addressed(tx, document, null, each, "ORDERED"));
        report.recipients().forEach(each -> addressed(tx, document, null, each, "RECIPIENT"));
    }

    void addressed(Transaction tx, DocumentId document, UUID person, String national, String role) {
        tx.run("""
                INSERT INTO clin.review_addressee (document, position, person, national, role)
                SELECT r.document, (SELECT count(*) FROM clin.review_addressee a WHERE a.document = r.document), ?, ?, ?
                  FROM clin.review r
                 WHERE r.document = ? AND NOT EXISTS (SELECT 1 FROM clin.review_addressee a
                       WHERE a.document = r.document AND a.person IS ? AND a.national IS ?)""", person, national, role,
                document.value(), person, national);
    }

    boolean hasAddressees(Transaction tx, DocumentId document) {
        return tx.number("SELECT count(*) FROM clin.review_addressee WHERE document = ?", document.value()) > 0;
    }

    void wait(Transaction tx, DocumentId document) {
        tx.run("""
                INSERT INTO clin.review_waiting (document) SELECT d.id FROM clin.document d
                 WHERE d.id = ? AND NOT EXISTS (SELECT 1 FROM clin.review r WHERE r.document = d.id)
                ON CONFLICT (document) DO NOTHING""", document.value());
    }

    List<DocumentId> waiting(Transaction tx, int most) {
        return tx.list("SELECT document FROM clin.review_waiting ORDER BY document DESC LIMIT ?",
                row -> new DocumentId(row.uuid("document")), most);
    }

    /** Whether it was not written here: what was, and came back from the record, is known. */
    boolean cameFromElsewhere(Transaction tx, DocumentId document) {
        return tx.number("""
                SELECT count(*) FROM clin.document_origin WHERE document = ? AND kind = 'WRITTEN_HERE'""",
                document.value()) == 0;
    }

    void waitedEnough(Transaction tx, DocumentId document) {
        tx.run("DELETE FROM clin.review_waiting WHERE document = ?", document.value());
    }

    void seen(Transaction tx, DocumentId document, Seen seen) {
        tx.run("UPDATE clin.review SET seen_at = ?, seen_by = ?, word = ? WHERE document = ?", seen.at(), seen.by(),
                seen.word(), document.value());
    }

    /** Its other format, where that is to be looked at too and no third document could be meant. */
    Optional<DocumentId> twin(Transaction tx, DocumentId document) {
        List<DocumentId> others = tx.list("SELECT o.id FROM clin.document w JOIN clin.document o ON o.id <> w.id AND" + TWINS
                + " WHERE w.id = ? AND w.replaced_by IS NULL", row -> new DocumentId(row.uuid("id")), document.value());
        if (others.size() != 1) return Optional.empty();
        return tx.first("""
                SELECT r.document FROM clin.review r JOIN clin.document o ON o.id = r.document
                  JOIN clin.document w ON w.id = ?
                 WHERE r.document = ? AND ((o.format = 'PDF' AND w.format = 'CDA') OR (o.format = 'CDA' AND w.format = 'PDF'))""",
                row -> new DocumentId(row.uuid("document")), document.value(), others.getFirst().value());
    }

    /** Says whether it had been looked at. */
    boolean unseen(Transaction tx, DocumentId document) {
        return tx.run("""
                UPDATE clin.review SET seen_at = NULL, seen_by = NULL, word = ''
                 WHERE document = ? AND seen_at IS NOT NULL""", document.value()) > 0;
    }

    void delete(Transaction tx, DocumentId document) {
        waitedEnough(tx, document);
        tx.run("DELETE FROM clin.review_addressee WHERE document = ?", document.value());
        tx.run("DELETE FROM clin.review WHERE document = ?", document.value());
    }

    Optional<Kept> find(Transaction tx, DocumentId document) {
        return tx.first(ALL + "WHERE r.document = ?", ReviewRepository::kept, document.value());
    }

    /** Those to be looked at: the abnormal first, of these the oldest. */
    List<Kept> unseen(Transaction tx, People people, Whose whose, int limit) {
        List<Object> values = new ArrayList<>();
        String sql = people.table(values) + ", " + waiting(whose) + """
                SELECT document, arrived_at, severity, abnormal, findings, seen_at, seen_by, word FROM lines
                 ORDER BY severity DESC, arrived_at, document LIMIT ?""";
        values.add(limit);
        return tx.list(sql, ReviewRepository::kept, values.toArray());
    }

    private static String waiting(Whose whose) {
        return WAITING.formatted(whose == Whose.MINE ? MINE : "");
    }

    /** How many wait, by severity. */
    Map<Severity, Integer> counts(Transaction tx, People people, Whose whose) {
        List<Object> values = new ArrayList<>();
        String sql = people.table(values) + ", " + waiting(whose)
                + "SELECT severity, count(*) AS reports FROM lines GROUP BY severity";
        Map<Severity, Integer> counts = new HashMap<>();
        tx.list(sql, row -> Map.entry(Severity.ofRank(row.integer("severity")), row.integer("reports")), values.toArray())
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** One patient's, looked at or not, by document. */
    List<Kept> ofPatient(Transaction tx, PatientId patient) {
        return tx.list(ALL + "WHERE d.patient = ?", ReviewRepository::kept, patient.value());
    }

    List<UUID> addressees(Transaction tx, DocumentId document, People people) {
        List<Object> values = new ArrayList<>();
        String sql = people.table(values) + """
                SELECT p.person FROM clin.review_addressee a JOIN people p ON p.person = a.person OR p.national = a.national
                 WHERE a.document = ? GROUP BY p.person ORDER BY min(a.position)""";
        values.add(document.value());
        return tx.list(sql, row -> row.uuid("person"), values.toArray());
    }

    private static Kept kept(Row row) throws SQLException {
        Optional<Instant> at = row.optionalInstant("seen_at");
        Optional<Seen> seen = at.isEmpty() ? Optional.empty()
                : Optional.of(new Seen(row.uuid("seen_by"), at.get(), row.text("word")));
        return new Kept(new DocumentId(row.uuid("document")), row.instant("arrived_at"),
                Severity.ofRank(row.integer("severity")), row.integer("abnormal"), FindingsJson.read(row.text("findings")), seen);
    }

    /** Who of this vault is which professional, and whose reports are shown to the person who asks. */
    record People(Collection<Professional> all, Set<UUID> mine) {
        /** The rows as a table {@code people}; its values are added. Somebody without a number has an empty one. */
        String table(List<Object> values) {
            StringBuilder rows = new StringBuilder("WITH people (person, national, mine) AS (VALUES (zeroblob(16), '', 0)");
            for (Professional each : all) {
                rows.append(", (?, ?, ?)");
                values.add(each.person());
                values.add(each.national().orElse(""));
                values.add(mine.contains(each.person()));
            }
            return rows.append(") ").toString();
        }
    }
}
