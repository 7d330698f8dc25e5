package fr.havre.patients.profile;

import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions of lines: written once, never touched again; erased only with the document they came from. */
final class ProfileRepository {
    private static final String COLUMNS = """
            line, version, patient, act, lane, state, kind, none, text, detail, severity, reference, code_system, code, code_text,
            since, until, origin, document, said_by, said_on, recorded_at, recorded_by""";
    private static final String LAST = """
             AND version = (SELECT max(version) FROM clin.profile_line AS other WHERE other.line = profile_line.line)""";

    /** A line and whose it is. */
    record Owned(PatientId patient, ProfileLine line) { }

    /** Every line of a patient as it stands, in no order. */
    List<ProfileLine> lines(Transaction tx, PatientId patient) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.profile_line WHERE patient = ?" + LAST, ProfileRepository::line,
                patient.value());
    }

    Optional<Owned> find(Transaction tx, UUID line) {
        return tx.first("SELECT " + COLUMNS + " FROM clin.profile_line WHERE line = ? ORDER BY version DESC LIMIT 1",
                row -> new Owned(new PatientId(row.uuid("patient")), line(row)), line);
    }

    /** Newest first. */
    List<ProfileLine> versions(Transaction tx, UUID line) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.profile_line WHERE line = ? ORDER BY version DESC",
                ProfileRepository::line, line);
    }

    /** Lines that stand on a document, as they stand. */
    List<Owned> ofDocument(Transaction tx, UUID document) {
        return tx.list("SELECT " + COLUMNS + " FROM clin.profile_line WHERE document = ?" + LAST,
                row -> new Owned(new PatientId(row.uuid("patient")), line(row)), document);
    }

    /** With all its versions. */
    void erase(Transaction tx, UUID line) {
        tx.run("DELETE FROM clin.profile_line WHERE line = ?", line);
    }

    void insert(Transaction tx, PatientId patient, ProfileLine line) {
        ProfileContent content = line.content();
        ProfileSource source = line.source();
        tx.run("INSERT INTO clin.profile_line (" + COLUMNS + """
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", line.id(), line.version(),
                patient.value(), line.act(), line.lane(), line.state(), content.kind(), content.none(), content.text(),
                content.detail(), content.severity(), content.reference(), content.code().map(ProfileCode::system),
                content.code().map(ProfileCode::code), content.code().map(ProfileCode::text),
                content.since().map(PartialDate::iso), content.until().map(PartialDate::iso), source.origin(),
                source.document(), source.saidBy(), source.on().map(PartialDate::iso), line.recordedAt(), line.recordedBy());
    }

    private static ProfileLine line(Row row) throws SQLException {
        return new ProfileLine(row.uuid("line"), row.integer("version"), row.constant("act", ProfileAct.class),
                row.constant("lane", ProfileLane.class), row.constant("state", ProfileState.class), content(row),
                new ProfileSource(row.constant("origin", ProfileOrigin.class), row.optionalUuid("document"),
                        row.optionalText("said_by"), date(row, "said_on")), row.instant("recorded_at"), row.uuid("recorded_by"));
    }

    private static ProfileContent content(Row row) throws SQLException {
        Optional<String> system = row.optionalText("code_system");
        Optional<ProfileCode> code = system.isEmpty() ? Optional.empty()
                : Optional.of(new ProfileCode(system.get(), row.text("code"), row.text("code_text")));
        return new ProfileContent(row.constant("kind", ProfileKind.class), row.flag("none"), row.text("text"),
                row.optionalText("detail"), row.optionalText("severity").map(AllergySeverity::valueOf),
                row.optionalText("reference"), code, date(row, "since"), date(row, "until"));
    }

    private static Optional<PartialDate> date(Row row, String column) throws SQLException {
        return row.optionalText(column).map(PartialDate::new);
    }
}
