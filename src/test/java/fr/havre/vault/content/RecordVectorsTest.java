package fr.havre.vault.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.havre.vault.Compartment;
import fr.havre.vault.Finding;
import fr.havre.vault.TestVault;
import fr.havre.vault.Uuids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published rows and records of {@code records.json}: the program reads them, and writes the same bytes where it is
 * given the same key. Clear byte i is i mod 251; a record's bytes stand there as their SHA-256.
 */
class RecordVectorsTest {
    @TempDir Path folder;

    private static JsonNode vectors() throws IOException {
        try (InputStream in = RecordVectorsTest.class.getResourceAsStream("/vectors/records.json")) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    private static byte[] hex(JsonNode vector, String name) {
        return HexFormat.of().parseHex(vector.get(name).stringValue());
    }

    private static byte[] clear(int size) {
        byte[] clear = new byte[size];
        for (int i = 0; i < size; i++) clear[i] = (byte) (i % 251);
        return clear;
    }

    /**
     * The whole segment, its records written by the program's own writer under the published keys.
     *
     * @param whole as what is in memory is written, not as what comes bit by bit
     */
    private byte[] segment(JsonNode vectors, boolean whole) throws IOException {
        UUID vault = UUID.fromString(vectors.get("vault").stringValue());
        Path written = folder.resolve("written" + whole);
        Files.createDirectories(folder.resolve("empty"));
        RecordBuffers buffers = new RecordBuffers();
        try (TestVault empty = TestVault.in(folder.resolve("empty")); Segments segments = empty.clinical().read(
                tx -> opened(tx, written, vault))) {
            for (JsonNode each : vectors.get("records")) {
                byte[] aad = ByteBuffer.allocate(33).put(Uuids.bytes(vault)).put((byte) 2)
                        .put(Uuids.bytes(UUID.fromString(each.get("id").stringValue()))).array();
                RecordWriter writer = new RecordWriter(segments, new RecordCipher(hex(each, "dek"), aad));
                byte[] clear = clear(each.get("size").intValue());
                if (whole) writer.write(clear, buffers);
                else writer.write(new ByteArrayInputStream(clear));
            }
        }
        return Files.readAllBytes(written.resolve("1.seg"));
    }

    private static Segments opened(fr.havre.vault.db.Transaction tx, Path folder, UUID vault) {
        try {
            return Segments.open(tx, folder, vault, 1 << 30);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theProgramWritesThePublishedRecords(boolean whole) throws Exception {
        JsonNode vectors = vectors();
        byte[] segment = segment(vectors, whole);
        assertArrayEquals(hex(vectors, "header"), Arrays.copyOf(segment, 64));
        assertEquals(5, vectors.get("records").size());
        for (JsonNode each : vectors.get("records")) {
            int offset = each.get("offset").intValue();
            byte[] record = Arrays.copyOfRange(segment, offset, offset + each.get("length").intValue());
            assertArrayEquals(hex(each, "sha256"), sha256(record), each.get("size").toString());
        }
        assertArrayEquals(hex(vectors, "segment_sha256"), sha256(segment));
    }

    @Test void theProgramReadsThePublishedRowsAndFindsNothingWrong() throws Exception {
        JsonNode vectors = vectors();
        byte[] segment = segment(vectors, false);
        Map<String, byte[]> keys = TestVault.keys();
        keys.put("adm", new byte[32]);                                        // from which the test's vault has its id
        keys.put("content-clin", hex(vectors, "content_key"));
        try (TestVault vault = TestVault.in(folder, keys)) {
            vault.clinical().write(tx -> tx.run("UPDATE own.vault SET dedup_key = ?", hex(vectors, "dedup_key")));
        }
        Files.write(folder.resolve("content/clin/1.seg"), segment);
        try (TestVault vault = TestVault.in(folder, keys)) {
            vault.clinical().write(tx -> insert(tx, vectors, segment.length));
            ContentStore contents = vault.contents(Compartment.CLINICAL);
            for (JsonNode each : vectors.get("records")) {
                ContentId id = new ContentId(UUID.fromString(each.get("id").stringValue()));
                assertArrayEquals(clear(each.get("size").intValue()), vault.clinical().read(tx -> contents.read(tx, id)));
                assertArrayEquals(hex(each, "fingerprint"), contents.fingerprintOf(clear(each.get("size").intValue())));
            }
            List<Finding> findings = new ArrayList<>();
            vault.clinical().read(tx -> {
                contents.check(tx).run(findings::add, _ -> { });
                return 0;
            });
            assertEquals(List.of(), findings);
        }
    }

    private static int insert(fr.havre.vault.db.Transaction tx, JsonNode vectors, int length) {
        tx.run("INSERT INTO own.segment (number, length, sha256) VALUES (1, ?, ?)", length, hex(vectors, "segment_sha256"));
        for (JsonNode each : vectors.get("records")) {
            tx.run("""
                    INSERT INTO own.content (id, segment, offset, length, size, encoding, sealed_key, fingerprint)
                    VALUES (?, 1, ?, ?, ?, 'PLAIN', ?, ?)""", UUID.fromString(each.get("id").stringValue()),
                    each.get("offset").intValue(), each.get("length").intValue(), each.get("size").intValue(),
                    hex(each, "sealed_key"), hex(each, "fingerprint"));
        }
        return 0;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
