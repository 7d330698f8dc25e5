package fr.havre.documents;

import fr.havre.documents.search.IndexedDocument;
import fr.havre.documents.search.IndexedDocuments;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.vault.content.ContentId;
import fr.havre.vault.db.Row;
import fr.havre.vault.db.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Rows of documents, their texts and origins, in either compartment. */
final class DocumentRepository implements IndexedDocuments {
    private static final String LINE = """
            SELECT d.id, d.patient, d.place, d.title, d.type, d.class, d.date, d.author, d.confidentiality, d.format, d.size,
                   d.pages, d.kept_at, d.replaced_by, d.conflict, d.warnings,
                   (SELECT group_concat(o.kind) FROM own.document_origin o WHERE o.document = d.id) AS origins
              FROM own.document d
            """;
    private static final String INDEXED = """
            SELECT d.place, d.patient, d.type, d.class, t.text
              FROM own.document d JOIN own.document_text t ON t.document = d.id
            """;

    /** A document that may be the same as one that arrives. */
    record Kept(DocumentId id, Optional<PatientId> patient, String fingerprint, Optional<String> uniqueId) { }

    void insert(Transaction tx, DocumentLine line, PreparedDocument prepared, ContentId content) {
        DocumentMetadata said = prepared.metadata();
        tx.run("""
                INSERT INTO own.document (id, patient, place, content, format, size, fingerprint, title, type, class, date,
                       author, confidentiality, unique_id, set_id, version, replaces, conflict, metadata, warnings, pages,
                       kept_at, device, clock)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                       (SELECT instance FROM own.vault),
                       (SELECT max(coalesce(max(clock) + 1, 0), ?) FROM own.document))""",
                line.id().value(), line.patient().map(PatientId::value), line.place(), content.value(), line.format(),
                line.sizeBytes(), HexFormat.of().parseHex(prepared.bytes().fingerprint()), line.title(), line.typeCode(), line.classCode(),
                line.date().map(PartialDate::iso), line.author(), String.join(" ", line.confidentiality()),
                said.uniqueId().map(Identifier::value), said.setId().map(Identifier::value), said.version(),
                said.replaces().map(Identifier::value), line.conflict().map(DocumentId::value), prepared.rows().metadata(),
                names(line.warnings()), line.pages(), line.keptAt(), tx.now());
    }

    void insertText(Transaction tx, DocumentId id, byte[] deflated) {
        tx.run("INSERT INTO own.document_text (document, text) VALUES (?, ?)", id.value(), deflated);
    }

    void updateText(Transaction tx, DocumentId id, String text) {
        tx.run("UPDATE own.document_text SET text = ? WHERE document = ?", Deflated.of(text), id.value());
    }

    void describe(Transaction tx, DocumentId id, DocumentMetadata said, String title, String type, long place) {
        tx.run("UPDATE own.document SET title = ?, type = ?, class = ?, date = ?, metadata = ?, place = ? WHERE id = ?",
                title, type, said.documentClass().map(CodedValue::code).orElse(""), said.date().map(PartialDate::iso),
                MetadataJson.write(said), place, id.value());
    }

    void addOrigin(Transaction tx, DocumentId id, Origin origin) {
        tx.run("INSERT INTO own.document_origin (document, kind, at, reference, within) VALUES (?, ?, ?, ?, ?)", id.value(),
                origin.kind(), origin.at(), origin.reference(), origin.within());
    }

    void moveOrigins(Transaction tx, DocumentId from, DocumentId to) {
        tx.run("UPDATE own.document_origin SET document = ? WHERE document = ?", to.value(), from.value());
    }

    List<Origin> origins(Transaction tx, DocumentId id) {
        return tx.list("SELECT kind, at, reference, within FROM own.document_origin WHERE document = ? ORDER BY number",
                row -> new Origin(row.constant("kind", Origin.Kind.class), row.instant("at"), row.text("reference"),
                        row.optionalText("within")), id.value());
    }

    /** A free place on the day that begins at {@code first}; of a following day when it is full. */
    long freePlace(Transaction tx, long first, long nextDay) {
        long highest = tx.number("SELECT coalesce(max(place), -1) FROM own.document WHERE place >= ? AND place < ?", first,
                nextDay);
        return highest < 0 ? first : highest + 1;
    }

    boolean knows(Transaction tx, String fingerprint, long size) {
        return tx.number("SELECT count(*) FROM own.document WHERE fingerprint = ? AND size = ?",
                HexFormat.of().parseHex(fingerprint), size) > 0;
    }

    List<Kept> withUniqueId(Transaction tx, Identifier uniqueId) {
        return tx.list("SELECT id, patient, fingerprint, unique_id FROM own.document WHERE unique_id = ?",
                DocumentRepository::kept, uniqueId.value());
    }

    /** Equal bytes are looked for within one patient only (vault-format (f)), or among those nobody has filed. */
    List<Kept> withFingerprint(Transaction tx, Optional<PatientId> patient, String fingerprint) {
        return tx.list("""
                SELECT id, patient, fingerprint, unique_id FROM own.document WHERE +patient IS ? AND fingerprint = ?""",
                DocumentRepository::kept, patient.map(PatientId::value), HexFormat.of().parseHex(fingerprint));
    }

    /** Equal bytes, whoever's they are. */
    List<Kept> withBytes(Transaction tx, String fingerprint) {
        return tx.list("SELECT id, patient, fingerprint, unique_id FROM own.document WHERE fingerprint = ? ORDER BY id",
                DocumentRepository::kept, HexFormat.of().parseHex(fingerprint));
    }

    /** How many documents there are of each type that was said. */
    Map<String, Long> types(Transaction tx) {
        Map<String, Long> counts = new HashMap<>();
        tx.list("SELECT type, count(*) AS documents FROM own.document WHERE type <> '' GROUP BY type",
                row -> Map.entry(row.text("type"), row.number("documents")))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(new DocumentId(row.uuid("id")), row.optionalUuid("patient").map(PatientId::new),
                HexFormat.of().formatHex(row.bytes("fingerprint")), row.optionalText("unique_id"));
    }

    Optional<Kept> keptOf(Transaction tx, DocumentId id) {
        return tx.first("SELECT id, patient, fingerprint, unique_id FROM own.document WHERE id = ?", DocumentRepository::kept,
                id.value());
    }

    Optional<ContentId> content(Transaction tx, DocumentId id) {
        return tx.first("SELECT content FROM own.document WHERE id = ?", row -> new ContentId(row.uuid("content")), id.value());
    }

    Optional<DocumentMetadata> metadata(Transaction tx, DocumentId id) {
        return tx.first("SELECT metadata FROM own.document WHERE id = ?", row -> MetadataJson.read(row.text("metadata")),
                id.value());
    }

    Optional<DocumentLine> line(Transaction tx, DocumentId id) {
        return tx.first(LINE + "WHERE d.id = ?", row -> line(tx, row), id.value());
    }

    Optional<DocumentLine> lineAt(Transaction tx, long place) {
        return tx.first(LINE + "WHERE d.place = ?", row -> line(tx, row), place);
    }

    /** One patient's, or those that nobody has filed; newest first. */
    List<DocumentLine> list(Transaction tx, Optional<PatientId> patient, DocumentFilter filter) {
        StringBuilder sql = new StringBuilder(LINE).append("WHERE d.patient IS ? AND d.place >= ? AND d.place < ?");
        List<Object> values = new ArrayList<>(Arrays.asList(patient.map(PatientId::value), filter.firstPlace(),
                filter.endPlace()));
        if (!filter.types().isEmpty()) {
            sql.append(" AND d.type IN (").append("?, ".repeat(filter.types().size() - 1)).append("?)");
            values.addAll(filter.types());
        }
        filter.classCode().ifPresent(code -> {
            sql.append(" AND d.class = ?");
            values.add(code);
        });
        if (!filter.withReplaced()) sql.append(" AND d.replaced_by IS NULL");
        values.add(filter.limit());
        return tx.list(sql + " ORDER BY d.place DESC LIMIT ?", row -> line(tx, row), values.toArray());
    }

    /** Those whose ids, which hold the time, are not older than {@code since}; newest first. */
    List<DocumentLine> keptSince(Transaction tx, Instant since, int limit) {
        return tx.list(LINE + "WHERE d.id >= ? ORDER BY d.id DESC LIMIT ?", row -> line(tx, row),
                new UUID(since.toEpochMilli() << 16, 0), limit);
    }

    private static DocumentLine line(Transaction tx, Row row) throws SQLException {
        return new DocumentLine(new DocumentId(row.uuid("id")), tx.compartment(),
                row.optionalUuid("patient").map(PatientId::new), row.number("place"), row.text("title"), row.text("type"),
                row.text("class"), row.optionalText("date").map(PartialDate::new), row.text("author"),
                words(row.text("confidentiality")), row.constant("format", DocumentFormat.class), row.number("size"),
                row.optionalNumber("pages").map(Long::intValue), row.instant("kept_at"),
                row.optionalUuid("replaced_by").map(DocumentId::new), row.optionalUuid("conflict").map(DocumentId::new),
                kinds(row.optionalText("origins").orElse("")), warnings(row.text("warnings")));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }

    private static Set<Origin.Kind> kinds(String joined) {
        Set<Origin.Kind> kinds = EnumSet.noneOf(Origin.Kind.class);
        if (!joined.isEmpty()) for (String each : joined.split(",", -1)) kinds.add(Origin.Kind.valueOf(each));
        return kinds;
    }

    private static Set<Warning> warnings(String joined) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        words(joined).forEach(each -> warnings.add(Warning.valueOf(each)));
        return warnings;
    }

    private static String names(Set<Warning> warnings) {
        return String.join(" ", warnings.stream().map(Enum::name).sorted().toList());
    }

    void file(Transaction tx, DocumentId id, PatientId patient) {
        tx.run("UPDATE own.document SET patient = ? WHERE id = ?", patient.value(), id.value());
    }

    /** Nobody's; what it replaced and what replaces it is of a patient's file. */
    void unfile(Transaction tx, DocumentId id) {
        tx.run("UPDATE own.document SET patient = NULL, replaced_by = NULL WHERE id = ?", id.value());
    }

    void warn(Transaction tx, DocumentId id, Warning warning) {
        tx.run("UPDATE own.document SET warnings = trim(warnings || ' ' || ?) WHERE id = ?", warning, id.value());
    }

    void adoptUniqueId(Transaction tx, DocumentId id, Identifier uniqueId) {
        tx.run("UPDATE own.document SET unique_id = coalesce(unique_id, ?) WHERE id = ?", uniqueId.value(), id.value());
    }

    /** Says that this computer changed the row, after every change before. */
    void touch(Transaction tx, DocumentId id) {
        tx.run("""
                UPDATE own.document SET device = (SELECT instance FROM own.vault),
                       clock = (SELECT max(max(clock) + 1, ?) FROM own.document) WHERE id = ?""", tx.now(), id.value());
    }

    void delete(Transaction tx, DocumentId id) {
        tx.run("DELETE FROM own.document_origin WHERE document = ?", id.value());
        tx.run("DELETE FROM own.document_text WHERE document = ?", id.value());
        tx.run("DELETE FROM own.document_scan WHERE document = ?", id.value());
        tx.run("UPDATE own.document SET conflict = NULL WHERE conflict = ?", id.value());
        tx.run("DELETE FROM own.document WHERE id = ?", id.value());
    }

    Optional<IndexedDocument> indexed(Transaction tx, DocumentId id) {
        return tx.first(INDEXED + "WHERE d.id = ?", DocumentRepository::indexed, id.value());
    }

    @Override public List<IndexedDocument> below(Transaction tx, long from, long below, int limit) {
        return tx.list(INDEXED + "WHERE d.place >= ? AND d.place < ? ORDER BY d.place DESC LIMIT ?",
                DocumentRepository::indexed, from, below, limit);
    }

    @Override public Optional<IndexedDocument> at(Transaction tx, long place) {
        return tx.first(INDEXED + "WHERE d.place = ?", DocumentRepository::indexed, place);
    }

    @Override public OptionalLong placeAfter(Transaction tx, long from, long below, long count) {
        return tx.first("SELECT place FROM own.document WHERE place >= ? AND place < ? ORDER BY place LIMIT 1 OFFSET ?",
                row -> OptionalLong.of(row.number("place")), from, below, count).orElse(OptionalLong.empty());
    }

    private static IndexedDocument indexed(Row row) throws SQLException {
        Optional<UUID> patient = row.optionalUuid("patient");
        return new IndexedDocument(row.number("place"), patient, row.text("type"), row.text("class"),
                Deflated.text(row.bytes("text")));
    }
}
