package fr.havre.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One compartment whose root is known: its database as plain SQLite, and its contents (vault-format (a.8), (a.9)). */
final class OpenedCompartment {
    private static final int CHUNK = 64 * 1024;

    private final Path folder;
    private final UUID vault;
    private final int compartment;
    private final int epoch;
    private final byte[] root;

    OpenedCompartment(Path folder, UUID vault, int compartment, int epoch, byte[] root) {
        this.folder = folder;
        this.vault = vault;
        this.compartment = compartment;
        this.epoch = epoch;
        this.root = root;
    }

    UUID vault() {
        return vault;
    }

    byte[] derived(String label) throws GeneralSecurityException {
        return Primitives.derive(root, label, Primitives.concat(Slot.raw(vault), new byte[] {(byte) compartment},
                ByteBuffer.allocate(4).putInt(epoch).array()));
    }

    /** Decrypts the whole database into {@code plainFile}. Every page's HMAC is checked. */
    void decryptDatabase(Path plainFile) throws IOException, GeneralSecurityException {
        Path file = folder.resolve((compartment == 1 ? "main." : "clinical.") + epoch + ".db");
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        byte[] wal = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        Files.write(plainFile, new CipherPages(derived("db")).plain(Files.readAllBytes(file), wal));
    }

    /** Rows of a query over a database decrypted before, each as the text of its columns. */
    static List<List<String>> rows(Path plainFile, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plainFile);
                Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) row.add(found.getString(i));
                rows.add(row);
            }
        }
        return rows;
    }

    /** The clear bytes of every content that the database's rows know, in the order of their ids. */
    List<byte[]> contents(Path plainFile) throws IOException, GeneralSecurityException, SQLException {
        return contents(plainFile, derived("content"));
    }

    List<byte[]> contents(Path plainFile, byte[] key) throws IOException, GeneralSecurityException, SQLException {
        List<byte[]> contents = new ArrayList<>();
        for (List<String> row : rows(plainFile, """
                SELECT hex(id), segment, offset, length, size, encoding, hex(sealed_key), hex(fingerprint),
                       (SELECT hex(dedup_key) FROM vault) FROM content ORDER BY id""")) {
            byte[] aad = Primitives.concat(Slot.raw(vault), new byte[] {(byte) compartment}, hex(row.get(0)));
            byte[] documentKey = Primitives.open(key, "dek", aad, hex(row.get(6))).orElseThrow();
            byte[] clear = record(documentKey, aad, row);
            byte[] fingerprint = Primitives.hmac("HmacSHA256", hex(row.get(8)), clear);
            if (!Arrays.equals(fingerprint, hex(row.get(7)))) throw new IOException("content of another fingerprint");
            contents.add(clear);
        }
        return contents;
    }

    private byte[] record(byte[] key, byte[] aad, List<String> row) throws IOException, GeneralSecurityException {
        Path segment = folder.resolve("content").resolve(compartment == 1 ? "adm" : "clin").resolve(row.get(1)
                + ".seg");
        int length = Integer.parseInt(row.get(3));
        byte[] whole = Files.readAllBytes(segment);
        int start = Integer.parseInt(row.get(2));
        if (start > whole.length - length) throw new IOException("the segment ends before the content");
        byte[] encrypted = Arrays.copyOfRange(whole, start, start + length);
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        for (int from = 0, number = 0; from < length; from += CHUNK + 16, number++) {
            int to = Math.min(length, from + CHUNK + 16);
            byte[] nonce = ByteBuffer.allocate(12).putInt(7, number).put(11, (byte) (to == length ? 1 : 0)).array();
            padded.writeBytes(Primitives.decrypt(key, nonce, aad, Arrays.copyOfRange(encrypted, from, to))
                    .orElseThrow());
        }
        int size = Integer.parseInt(row.get(4));
        return row.get(5).equals("DEFLATE") ? inflated(padded.toByteArray(), size) : Arrays.copyOf(padded.toByteArray(),
                size);
    }

    private static byte[] inflated(byte[] raw, int size) throws IOException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(raw);
            byte[] clear = new byte[size];
            int done = 0;
            while (done < size && !inflater.finished()) done += inflater.inflate(clear, done, size - done);
            return clear;
        } catch (DataFormatException e) {
            throw new IOException("not deflate", e);
        }
    }

    private static byte[] hex(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }
}
