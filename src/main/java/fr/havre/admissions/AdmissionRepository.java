package fr.havre.admissions;

import fr.havre.documents.DocumentId;
import fr.havre.patients.PatientId;
import fr.havre.vault.Compartment;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of admissions, of what is known of their pieces, and of their history. */
final class AdmissionRepository {
    private static final String COLUMNS = "id, version, patient, hospital, service, reason, day, leaving, facts, holders, state,"
            + " created_at, created_by, changed_at, changed_by";
    private static final String KNOWN = "piece, part, asked_at, asked_of, received_at, noted, document, compartment,"
            + " scan, valid_until, not_needed";

    Optional<Admission> find(Transaction tx, AdmissionId id) {
        return list(tx, "WHERE id = ?", id.value()).stream().findFirst();
    }

    /** Open ones by day, those of the same day by when they were begun. */
    List<Admission> open(Transaction tx) {
        return list(tx, "WHERE state = ? ORDER BY day, created_at, id", Admission.State.OPEN);
    }

    /** Those whose day is in between, both included. */
    List<Admission> between(Transaction tx, LocalDate from, LocalDate to) {
        return list(tx, "WHERE day >= ? AND day <= ? ORDER BY day, id", from.toString(), to.toString());
    }

    /** Every one of a patient, the latest day first. */
    List<Admission> of(Transaction tx, PatientId patient) {
        return list(tx, "WHERE patient = ? ORDER BY day DESC, created_at DESC, id DESC", patient.value());
    }

    List<Destination> destinations(Transaction tx) {
        return tx.list("""
                SELECT hospital, service FROM adm.admission
                 GROUP BY hospital, service ORDER BY COUNT(*) DESC, MAX(created_at) DESC LIMIT 200""",
                row -> new Destination(row.text("hospital"), row.text("service")));
    }

    private static List<Admission> list(Transaction tx, String which, Object... parameters) {
        return tx.list("SELECT " + COLUMNS + " FROM adm.admission " + which, AdmissionRepository::admission, parameters);
    }

    void insert(Transaction tx, Admission admission) {
        AdmissionSituation stay = admission.situation();
        tx.run("INSERT INTO adm.admission (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                admission.id().value(), admission.version(), admission.patient().value(), stay.hospital(), stay.service(),
                stay.reason(), stay.day().toString(), stay.leaving().map(LocalDate::toString), said(stay), stay.holders(),
                admission.state(), admission.createdAt(), admission.createdBy(), admission.changedAt(), admission.changedBy());
    }

    void update(Transaction tx, Admission admission) {
        AdmissionSituation stay = admission.situation();
        tx.run("""
                UPDATE adm.admission
                   SET version = ?, hospital = ?, service = ?, reason = ?, day = ?, leaving = ?, facts = ?, holders = ?,
                       state = ?, changed_at = ?, changed_by = ?
                 WHERE id = ?""", admission.version(), stay.hospital(), stay.service(), stay.reason(), stay.day().toString(),
                stay.leaving().map(LocalDate::toString), said(stay), stay.holders(), admission.state(), admission.changedAt(),
                admission.changedBy(), admission.id().value());
    }

    Map<PieceKey, Piece.Known> known(Transaction tx, AdmissionId id) {
        Map<PieceKey, Piece.Known> known = new HashMap<>();
        tx.list("SELECT " + KNOWN + " FROM adm.admission_piece WHERE admission = ?", row -> known.put(
                new PieceKey(row.text("piece"), row.integer("part")), known(row)), id.value());
        return known;
    }

    void keep(Transaction tx, AdmissionId id, PieceKey key, Piece.Known known, UUID person) {
        tx.run("""
                INSERT INTO adm.admission_piece (admission, piece, part, asked_at, asked_of, received_at, noted, document,
                                                 compartment, scan, valid_until, not_needed, changed_at, changed_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (admission, piece, part) DO UPDATE
                   SET asked_at = excluded.asked_at, asked_of = excluded.asked_of, received_at = excluded.received_at,
                       noted = excluded.noted, document = excluded.document, compartment = excluded.compartment,
                       scan = excluded.scan, valid_until = excluded.valid_until, not_needed = excluded.not_needed,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by""",
                id.value(), key.piece(), key.part(), known.askedAt(), known.askedOf(), known.receivedAt(), known.noted(),
                known.filed().map(filed -> filed.document().value()), known.filed().map(filed -> filed.compartment().number()),
                known.scan(), known.validUntil().map(LocalDate::toString), known.notNeeded(), tx.now(), person);
    }

    void addEvent(Transaction tx, AdmissionId id, AdmissionEvent event) {
        tx.run("INSERT INTO adm.admission_event (admission, at, person, what, piece, document) VALUES (?, ?, ?, ?, ?, ?)",
                id.value(), event.at(), event.person(), event.what(), event.piece().map(PieceKey::toString),
                event.document().map(DocumentId::value));
    }

    List<AdmissionEvent> events(Transaction tx, AdmissionId id) {
        return tx.list("""
                SELECT at, person, what, piece, document FROM adm.admission_event
                 WHERE admission = ? ORDER BY number DESC""", row -> new AdmissionEvent(row.instant("at"), row.uuid("person"),
                row.constant("what", AdmissionEvent.What.class), row.optionalText("piece").map(PieceKey::of),
                row.optionalUuid("document").map(DocumentId::new)), id.value());
    }

    private static String said(AdmissionSituation stay) {
        return stay.said().stream().sorted().map(Fact::name).collect(Collectors.joining(" "));
    }

    private static Admission admission(Row row) throws SQLException {
        Set<Fact> said = Arrays.stream(row.text("facts").split(" ", -1)).filter(fact -> !fact.isEmpty()).map(Fact::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        AdmissionSituation stay = new AdmissionSituation(row.text("hospital"), row.text("service"), row.text("reason"),
                LocalDate.parse(row.text("day")), row.optionalText("leaving").map(LocalDate::parse), said,
                row.integer("holders"));
        return new Admission(new AdmissionId(row.uuid("id")), row.integer("version"), new PatientId(row.uuid("patient")), stay,
                row.constant("state", Admission.State.class), row.instant("created_at"), row.uuid("created_by"),
                row.instant("changed_at"), row.uuid("changed_by"));
    }

    /** The document that a row names. */
    static Optional<Piece.Filed> filed(Row row) throws SQLException {
        if (row.optionalUuid("document").isEmpty()) return Optional.empty();
        return Optional.of(new Piece.Filed(new DocumentId(row.uuid("document")),
                row.integer("compartment") == Compartment.CLINICAL.number() ? Compartment.CLINICAL : Compartment.ADMINISTRATIVE));
    }

    private static Piece.Known known(Row row) throws SQLException {
        return new Piece.Known(row.optionalInstant("asked_at"), row.optionalText("asked_of"), row.optionalInstant("received_at"),
                row.optionalText("noted"), filed(row), row.optionalUuid("scan"), row.optionalText("valid_until").map(LocalDate::parse),
                row.optionalText("not_needed"));
    }
}
