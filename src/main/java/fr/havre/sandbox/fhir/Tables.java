package fr.havre.sandbox.fhir;

import fr.havre.sandbox.samples.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of one transaction. */
final class Tables {
    private static final String DOCUMENT = "SELECT id, version, patient, status, unique_id, json FROM document ";
    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** A patient of the record. */
    record KnownPatient(long id, Person person) { }

    /** A DocumentReference as it stands. */
    record StoredDocument(long id, int version, long patient, String status, String uniqueId, ObjectNode json) {
        String etag() {
            return "W/\"" + version + "\"";
        }
    }

    /** A submission set or folder. */
    record StoredList(long id, ObjectNode json) { }

    /** The bytes of a document. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared: no copy of megabytes
    record StoredContent(long id, long document, long patient, String mediaType, byte[] bytes) { }

    long nextNumber() throws SQLException {
        return Store.rows(connection, "SELECT NEXT VALUE FOR numbers", row -> row.getLong(1)).getFirst();
    }

    Optional<KnownPatient> patient(String oid, String number) throws SQLException {
        return Store.rows(connection, "SELECT id, description FROM patient WHERE oid = ? AND number = ?",
                Tables::patientOf, oid, number).stream().findFirst();
    }

    Optional<KnownPatient> patient(long id) throws SQLException {
        return Store.rows(connection, "SELECT id, description FROM patient WHERE id = ?", Tables::patientOf, id)
                .stream().findFirst();
    }

    void put(Person person) throws SQLException {
        String description = Json.mapper().writeValueAsString(person);
        int changed = Store.change(connection, "UPDATE patient SET description = ? WHERE oid = ? AND number = ?",
                description, person.oid(), person.ins());
        if (changed == 0) {
            Store.change(connection, "INSERT INTO patient (id, oid, number, description) VALUES (?, ?, ?, ?)",
                    nextNumber(), person.oid(), person.ins(), description);
        }
    }

    void insert(StoredDocument document, long updated) throws SQLException {
        Store.change(connection, """
                INSERT INTO document (id, version, patient, status, unique_id, updated, json)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", document.id(), document.version(), document.patient(),
                document.status(), document.uniqueId(), updated, Json.string(document.json()));
        name(document.id(), document.uniqueId());
        for (JsonNode each : Json.list(document.json(), "/identifier")) name(document.id(), Json.text(each, "/value"));
    }

    private void name(long document, String word) throws SQLException {
        Store.change(connection, "INSERT INTO name (document, word) VALUES (?, ?)", document, word);
    }

    void update(StoredDocument document, long updated) throws SQLException {
        Store.change(connection, "UPDATE document SET version = ?, status = ?, updated = ?, json = ? WHERE id = ?",
                document.version(), document.status(), updated, Json.string(document.json()), document.id());
    }

    Optional<StoredDocument> document(long id) throws SQLException {
        return Store.rows(connection, DOCUMENT + "WHERE id = ?", Tables::documentOf, id).stream().findFirst();
    }

    List<StoredDocument> documentsOf(long patient) throws SQLException {
        return Store.rows(connection, DOCUMENT + "WHERE patient = ? ORDER BY id DESC", Tables::documentOf, patient);
    }

    List<StoredDocument> documentsWith(String uniqueId) throws SQLException {
        return Store.rows(connection, DOCUMENT + "WHERE unique_id = ? ORDER BY id", Tables::documentOf, uniqueId);
    }

    /** Documents of one person named so by uniqueId or logicalId: by index, however many the record holds. */
    List<StoredDocument> documentsNamed(long patient, String value) throws SQLException {
        return Store.rows(connection, DOCUMENT + "WHERE patient = ? AND id IN (SELECT document FROM name WHERE word = ?)",
                Tables::documentOf, patient, value);
    }

    void insert(StoredList list, long patient, String status, long submitted) throws SQLException {
        Store.change(connection, "INSERT INTO submission (id, patient, status, submitted, json) VALUES (?, ?, ?, ?, ?)",
                list.id(), patient, status, submitted, Json.string(list.json()));
    }

    List<StoredList> listsOf(long patient) throws SQLException {
        return Store.rows(connection, "SELECT id, json FROM submission WHERE patient = ? ORDER BY submitted DESC, id DESC",
                Tables::listOf, patient);
    }

    Optional<StoredList> list(long id) throws SQLException {
        return Store.rows(connection, "SELECT id, json FROM submission WHERE id = ?", Tables::listOf, id)
                .stream().findFirst();
    }

    void insert(StoredContent content) throws SQLException {
        Store.change(connection, "INSERT INTO content (id, patient, media_type, document, bytes) VALUES (?, ?, ?, ?, ?)",
                content.id(), content.patient(), content.mediaType(), content.document(), content.bytes());
    }

    Optional<StoredContent> content(long id) throws SQLException {
        return Store.rows(connection, "SELECT id, document, patient, media_type, bytes FROM content WHERE id = ?",
                row -> new StoredContent(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4),
                        row.getBytes(5)), id).stream().findFirst();
    }

    private static StoredDocument documentOf(ResultSet row) throws SQLException {
        return new StoredDocument(row.getLong(1), row.getInt(2), row.getLong(3), row.getString(4), row.getString(5),
                Json.read(row.getString(6).getBytes(StandardCharsets.UTF_8)));
    }

    private static StoredList listOf(ResultSet row) throws SQLException {
        return new StoredList(row.getLong(1), Json.read(row.getString(2).getBytes(StandardCharsets.UTF_8)));
    }

    private static KnownPatient patientOf(ResultSet row) throws SQLException {
        return new KnownPatient(row.getLong(1), Json.mapper().readValue(row.getString(2), Person.class));
    }
}
