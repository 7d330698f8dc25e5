package fr.havre.vault.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.TestVault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published database of two pages. Its salt and the pages' IVs are random, so it is not made again; the program opens
 * it and its check of pages agrees.
 */
class PageVectorTest {
    private static final String TEXT = "Deux pages, un mot.";
    @TempDir Path folder;

    /** Writes another one, into the file that is its first argument. */
    public static void main(String[] arguments) throws IOException, SQLException {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) key[i] = (byte) (0x40 + i);
        Path file = Files.createTempDirectory("pages").resolve("two.db");
        try (Connection connection = Connections.openEmpty(); Statement statement = connection.createStatement()) {
            Connections.attach(connection, file, "two", false, TestVault.lent(key));
            statement.execute("CREATE TABLE two.note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
            statement.execute("INSERT INTO two.note VALUES (1, '" + TEXT + "')");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != 2 * 4096) throw new IllegalStateException(bytes.length + " bytes");
        Files.writeString(Path.of(arguments[0]), "{\n  \"key\": \"" + HexFormat.of().formatHex(key) + "\",\n  \"pages\": [\n    \""
                + HexFormat.of().formatHex(bytes, 0, 4096) + "\",\n    \"" + HexFormat.of().formatHex(bytes, 4096, 8192)
                + "\"\n  ],\n  \"table\": \"note\",\n  \"text\": \"" + TEXT + "\"\n}\n", StandardCharsets.UTF_8);
    }

    @Test void theProgramOpensThePublishedPagesAndFindsThemGenuine() throws Exception {
        JsonNode vector;
        try (InputStream in = PageVectorTest.class.getResourceAsStream("/vectors/pages.json")) {
            vector = JsonMapper.shared().readTree(in.readAllBytes());
        }
        byte[] key = HexFormat.of().parseHex(vector.get("key").stringValue());
        Path file = folder.resolve("two.db");
        byte[] first = HexFormat.of().parseHex(vector.get("pages").get(0).stringValue());
        byte[] both = Arrays.copyOf(first, 8192);
        System.arraycopy(HexFormat.of().parseHex(vector.get("pages").get(1).stringValue()), 0, both, 4096, 4096);
        Files.write(file, both);
        assertTrue(PageCheck.run(file, TestVault.lent(key), _ -> { }).isGood());
        assertEquals(vector.get("text").stringValue(), TEXT);
        try (Connection connection = Connections.openEmpty(); Statement statement = connection.createStatement()) {
            Connections.attach(connection, file, "two", true, TestVault.lent(key));
            try (var rows = statement.executeQuery("SELECT text FROM two.note WHERE id = 1")) {
                assertTrue(rows.next());
                assertEquals(TEXT, rows.getString(1));
            }
        }
        both[5000] ^= 1;
        Files.write(file, both);
        assertFalse(PageCheck.run(file, TestVault.lent(key), _ -> { }).isGood());
    }
}
