package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionId;
import fr.havre.admissions.Piece;
import fr.havre.admissions.PieceKey;
import fr.havre.documents.DocumentId;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Rows of submissions, in the administrative compartment. */
final class SubmissionRepository {
    private static final String COLUMNS = "s.id, s.number, s.admission, s.address, s.addressee, s.to_record, s.note, s.state,"
            + " s.reason, s.replaces, s.prepared_at, s.prepared_by, s.since, s.sent_by";

    /** For so long the hospital's program may still say that it could not take what was received. */
    private static final Duration LATE_NEWS = Duration.ofDays(30);

    private static final System.Logger LOG = System.getLogger(SubmissionRepository.class.getName());

    private SubmissionRepository() { }

    /** @throws IllegalArgumentException if another tool wrote what cannot be one */
    static Optional<Submission> find(Transaction tx, SubmissionId id) {
        return tx.first("SELECT " + COLUMNS + " FROM adm.submission s WHERE s.id = ?", row -> submission(tx, row), id.value());
    }

    /** Newest first. */
    static List<Submission> of(Transaction tx, AdmissionId admission) {
        return list(tx, "WHERE s.admission = ? ORDER BY s.number DESC", admission.value());
    }

    /** Those in this state, the one prepared first first. */
    static List<Submission> in(Transaction tx, SubmissionState state) {
        return list(tx, "WHERE s.state = ? ORDER BY s.prepared_at, s.id", state);
    }

    /** Of each open admission, newest first. */
    static List<Submission> ofOpenAdmissions(Transaction tx) {
        return list(tx, """
                JOIN adm.admission a ON a.id = s.admission AND a.state = 'OPEN'
                ORDER BY s.admission, s.number DESC""");
    }

    /** Of rows that another tool made unreadable none: they keep nobody from the others. */
    private static List<Submission> list(Transaction tx, String which, Object... parameters) {
        return tx.list("SELECT " + COLUMNS + " FROM adm.submission s " + which, row -> readable(tx, row), parameters).stream()
                .flatMap(Optional::stream).toList();
    }

    private static Optional<Submission> readable(Transaction tx, Row row) throws SQLException {
        try {
            return Optional.of(submission(tx, row));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "submission {0} cannot be read", row.uuid("id"));
            return Optional.empty();
        }
    }

    private static List<SubmissionId> ids(Transaction tx, String which, Object... parameters) {
        return tx.list("SELECT s.id FROM adm.submission s " + which, row -> new SubmissionId(row.uuid("id")), parameters);
    }

    /** Those that wait, the one prepared first first; readable or not. */
    static List<SubmissionId> prepared(Transaction tx) {
        return ids(tx, "WHERE s.state = 'PREPARED' ORDER BY s.prepared_at, s.id");
    }

    static void insert(Transaction tx, Submission each) {
        tx.run("""
                INSERT INTO adm.submission (id, number, admission, paper, address, addressee, to_record, note, state, reason,
                                            replaces, prepared_at, prepared_by, since, sent_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", each.id().value(), each.number(),
                each.admission().value(), each.state() == SubmissionState.PAPER, each.address(), each.addressee(), each.toRecord(),
                each.note(), each.state(), each.reason(), each.replaces().map(SubmissionId::value), each.preparedAt(),
                each.preparedBy(), each.since(), each.sentBy());
        int position = 0;
        for (SubmissionPiece piece : each.pieces()) {
            tx.run("""
                    INSERT INTO adm.submission_piece (submission, position, piece, document, compartment, scan)
                    VALUES (?, ?, ?, ?, ?, ?)""", each.id().value(), position++, piece.piece().toString(),
                    piece.filed().map(filed -> filed.document().value()),
                    piece.filed().map(filed -> filed.compartment().number()), piece.scan());
        }
    }

    /** Whether it was in one of these states, and is in {@code to} now. */
    static boolean move(Transaction tx, SubmissionId id, List<SubmissionState> from, SubmissionState to,
            Optional<SubmissionReason> reason, Optional<UUID> sentBy) {
        String states = String.join(", ", from.stream().map(each -> "'" + each + "'").toList());
        return tx.run("UPDATE adm.submission SET state = ?, reason = ?, since = ?, sent_by = coalesce(?, sent_by) WHERE id = ? AND state IN (" + states
                + ") AND (state <> ? OR reason IS NOT ?)", to, reason, tx.now(), sentBy, id.value(), to, reason) > 0;
    }

    /** Those that a session has sent, and that may still come further. */
    static List<SubmissionId> moving(Transaction tx) {
        return ids(tx, """
                WHERE s.sent_by IS NOT NULL AND s.state IN ('QUEUED', 'SENT', 'IN_DOUBT', 'RECEIVED', 'REFUSED')
                  AND (s.state <> 'RECEIVED' OR s.since > ?) ORDER BY s.prepared_at, s.id""", tx.now().minus(LATE_NEWS));
    }

    /** Taken by a session, and surely not finished: it may have been interrupted. */
    static List<SubmissionId> taken(Transaction tx) {
        return ids(tx, "WHERE s.state = 'QUEUED' AND s.sent_by IS NULL ORDER BY s.prepared_at, s.id");
    }

    /** Whether it was not finished before. */
    static boolean finish(Transaction tx, SubmissionId id, UUID sentBy) {
        return tx.run("UPDATE adm.submission SET sent_by = ? WHERE id = ? AND state = 'QUEUED' AND sent_by IS NULL", sentBy,
                id.value()) > 0;
    }

    private static Submission submission(Transaction tx, Row row) throws SQLException {
        SubmissionId id = new SubmissionId(row.uuid("id"));
        return new Submission(id, row.integer("number"), new AdmissionId(row.uuid("admission")), row.text("address"),
                row.text("addressee"), row.flag("to_record"), row.text("note"), pieces(tx, id),
                row.constant("state", SubmissionState.class), row.optionalText("reason").map(SubmissionRepository::reason),
                row.optionalUuid("replaces").map(SubmissionId::new), row.instant("prepared_at"), row.uuid("prepared_by"),
                row.instant("since"), row.optionalUuid("sent_by"));
    }

    /** A word that is none of ours, from another tool, keeps nobody from reading the rest. */
    private static SubmissionReason reason(String word) {
        return Stream.of(SubmissionReason.values()).filter(each -> each.name().equals(word)).findFirst()
                .orElse(SubmissionReason.FAILED);
    }

    private static List<SubmissionPiece> pieces(Transaction tx, SubmissionId id) {
        return tx.list("""
                SELECT piece, document, compartment, scan FROM adm.submission_piece WHERE submission = ? ORDER BY position""",
                row -> new SubmissionPiece(PieceKey.of(row.text("piece")), filed(row), row.optionalUuid("scan")), id.value());
    }

    private static Optional<Piece.Filed> filed(Row row) throws SQLException {
        if (row.optionalUuid("document").isEmpty()) return Optional.empty();
        boolean clinical = row.integer("compartment") == Compartment.CLINICAL.number();
        return Optional.of(new Piece.Filed(new DocumentId(row.uuid("document")),
                clinical ? Compartment.CLINICAL : Compartment.ADMINISTRATIVE));
    }
}
