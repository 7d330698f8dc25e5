package fr.havre.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published chains, heads, records and pages hold for a second implementation. */
class ReaderTablesTest {
    @TempDir Path folder;

    private static JsonNode vectors(String name) throws IOException {
        try (InputStream in = ReaderTablesTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    private static byte[] hex(JsonNode vector, String name) {
        return HexFormat.of().parseHex(vector.get(name).stringValue());
    }

    private static String sql(JsonNode vector, String name) {
        String hex = vector.get(name).stringValue();
        return hex.isEmpty() && name.equals("signature") ? "NULL" : "x'" + hex + "'";
    }

    private Path plain(String name, List<String> statements) throws SQLException, IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        }
        return file;
    }

    private static List<String> chain(JsonNode vectors) {
        List<String> statements = new java.util.ArrayList<>(List.of("CREATE TABLE vault (id)",
                "INSERT INTO vault VALUES (x'" + vectors.get("vault").stringValue().replace("-", "") + "')",
                "CREATE TABLE signer (sign_key, person, from_seq INTEGER)", """
                CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER, person, session, act, subjects, prev, hash, signature)"""));
        for (JsonNode each : vectors.get("signers")) {
            statements.add("INSERT INTO signer VALUES (" + sql(each, "sign_key") + ", " + sql(each, "person") + ", "
                    + each.get("from_seq") + ")");
        }
        for (JsonNode each : vectors.get("rows")) {
            statements.add("INSERT INTO audit VALUES (" + each.get("seq") + ", " + each.get("at") + ", " + sql(each, "person")
                    + ", " + sql(each, "session") + ", '" + each.get("act").stringValue() + "', " + sql(each, "subjects")
                    + ", " + sql(each, "prev") + ", " + sql(each, "hash") + ", " + sql(each, "signature") + ")");
        }
        return statements;
    }

    @Test void theChainIsWholeAndEachForgeryIsFoundAtItsRow() throws Exception {
        JsonNode vectors = vectors("audit");
        assertEquals(Optional.empty(), AuditChain.read(plain("whole.db", chain(vectors)), 2).firstWrongRow());
        for (JsonNode forgery : vectors.get("forgeries")) {
            List<String> statements = chain(vectors);
            forgery.get("sql").forEach(each -> statements.add(each.stringValue()));
            long row = AuditChain.read(plain("forged.db", statements), 2).firstWrongRow().orElse(0L);
            assertEquals(forgery.get("first_wrong").longValue(), row, forgery.get("what").stringValue());
        }
    }

    @Test void eachHeadsFileGivesTheHeadItShould() throws Exception {
        JsonNode vectors = vectors("heads");
        UUID vault = UUID.fromString(vectors.get("vault").stringValue());
        for (JsonNode each : vectors.get("cases")) {
            byte[] file = new byte[4 * 4096];
            for (int i = 0; i < 2; i++) {
                byte[] place = HexFormat.of().parseHex(each.get("places").get(i).stringValue());
                System.arraycopy(place, 0, file, (2 + i) * 4096, place.length);
            }
            for (JsonNode flip : each.get("xor")) file[flip.get(0).intValue()] ^= (byte) flip.get(1).intValue();
            Path written = folder.resolve("heads");
            Files.write(written, Arrays.copyOf(file, each.get("length").intValue()));
            long seq = Heads.read(written, vault, 2, hex(vectors, "key")).map(Heads::seq).orElse(0L);
            assertEquals(each.get("head").longValue(), seq, each.get("what").stringValue());
        }
    }

    /** Made by this implementation from the published keys, they are the published bytes; read again, what was in them. */
    @Test void theRecordsAreMadeAndReadByTheirRows() throws Exception {
        JsonNode vectors = vectors("records");
        UUID vault = UUID.fromString(vectors.get("vault").stringValue());
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(hex(vectors, "header"));
        List<String> rows = new java.util.ArrayList<>(List.of("CREATE TABLE vault (dedup_key)",
                "INSERT INTO vault VALUES (" + sql(vectors, "dedup_key") + ")", """
                CREATE TABLE content (id, segment, offset, length, size, encoding, sealed_key, fingerprint)"""));
        for (JsonNode each : vectors.get("records")) {
            byte[] aad = Primitives.concat(Slot.raw(vault), new byte[] {2}, Slot.raw(UUID.fromString(each.get("id")
                    .stringValue())));
            byte[] key = Primitives.open(hex(vectors, "content_key"), "dek", aad, hex(each, "sealed_key")).orElseThrow();
            assertArrayEquals(hex(each, "dek"), key);
            byte[] record = record(key, aad, each.get("size").intValue());
            assertEquals(each.get("offset").intValue(), segment.size());
            assertEquals(each.get("length").intValue(), record.length);
            assertArrayEquals(hex(each, "sha256"), sha256(record), each.get("size").toString());
            segment.writeBytes(record);
            rows.add("INSERT INTO content VALUES (x'" + each.get("id").stringValue().replace("-", "") + "', 1, "
                    + each.get("offset") + ", " + each.get("length") + ", " + each.get("size") + ", 'PLAIN', "
                    + sql(each, "sealed_key") + ", " + sql(each, "fingerprint") + ")");
        }
        assertArrayEquals(hex(vectors, "segment_sha256"), sha256(segment.toByteArray()));
        Files.createDirectories(folder.resolve("content/clin"));
        Files.write(folder.resolve("content/clin/1.seg"), segment.toByteArray());
        List<byte[]> read = new OpenedCompartment(folder, vault, 2, 1, new byte[32])
                .contents(plain("rows.db", rows), hex(vectors, "content_key"));
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(clear(vectors.get("records").get(i).get("size").intValue()), read.get(i));
        }
        assertEquals(5, read.size());
    }

    private static byte[] clear(int size) {
        byte[] clear = new byte[size];
        for (int i = 0; i < size; i++) clear[i] = (byte) (i % 251);
        return clear;
    }

    private static byte[] record(byte[] key, byte[] aad, int size) throws GeneralSecurityException {
        byte[] padded = Arrays.copyOf(clear(size), Math.max(4096, (size + 4095) / 4096 * 4096));
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        for (int from = 0, number = 0; from < padded.length; from += 65536, number++) {
            int to = Math.min(padded.length, from + 65536);
            byte[] nonce = ByteBuffer.allocate(12).putInt(7, number).put(11, (byte) (to == padded.length ? 1 : 0)).array();
            record.writeBytes(Primitives.encrypt(key, nonce, aad, Arrays.copyOfRange(padded, from, to)));
        }
        return record.toByteArray();
    }

    @Test void theTwoPagesArePlainSqliteAndAFlippedBitOrAnExchangeIsRefused() throws Exception {
        JsonNode vectors = vectors("pages");
        byte[] file = Primitives.concat(HexFormat.of().parseHex(vectors.get("pages").get(0).stringValue()),
                HexFormat.of().parseHex(vectors.get("pages").get(1).stringValue()));
        CipherPages pages = new CipherPages(hex(vectors, "key"));
        Path plain = folder.resolve("plain.db");
        Files.write(plain, pages.plain(file, new byte[0]));
        assertEquals(List.of(List.of("1", vectors.get("text").stringValue())),
                OpenedCompartment.rows(plain, "SELECT id, text FROM note"));
        for (int at = 0; at < file.length; at += 97) {
            byte[] flipped = file.clone();
            flipped[at] ^= 2;
            assertThrows(IOException.class, () -> pages.plain(flipped, new byte[0]), "byte " + at);
        }
        byte[] twice = Primitives.concat(file, Arrays.copyOfRange(file, 4096, 8192));
        assertThrows(IOException.class, () -> pages.plain(twice, new byte[0]));
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
