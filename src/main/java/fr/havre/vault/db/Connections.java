package fr.havre.vault.db;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Opens SQLCipher 4 databases through an empty in-memory one: the key travels as bytes of a bound parameter, never as
 * text of a statement or a property, so that no copy of it stays in the heap.
 */
final class Connections {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Connections() { }

    static Connection openEmpty() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cipher = 'sqlcipher'");
            statement.execute("PRAGMA legacy = 4");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA busy_timeout = 10000");
        }
        return connection;
    }

    static void attach(Connection connection, Path file, String schema, boolean readOnly, LentKey key) throws SQLException {
        SQLException failure = key.lend(raw -> {
            byte[] literal = rawKeyLiteral(raw);
            try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS " + schema + " KEY ?")) {
                attach.setString(1, uri(file) + (readOnly ? "?mode=ro" : ""));
                attach.setBytes(2, literal);
                attach.execute();
                return null;
            } catch (SQLException e) {
                return e;
            } finally {
                Arrays.fill(literal, (byte) 0);
            }
        });
        if (failure != null) throw failure;
    }

    /** Spaces, accents, {@code ?} and {@code #} of a folder's name must not be read as parts of the URI. */
    private static String uri(Path file) {
        StringBuilder uri = new StringBuilder("file:");
        String path = file.toAbsolutePath().toString().replace('\\', '/');
        if (!path.startsWith("/")) uri.append('/');
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~:".indexOf(c) >= 0)) uri.append(c);
            else uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return uri.toString();
    }

    /** {@code x'64 hex digits'}: a raw key, where anything else would be taken for a passphrase. */
    private static byte[] rawKeyLiteral(byte[] raw) {
        if (raw.length != 32) throw new IllegalArgumentException("need 32 bytes, got " + raw.length);
        byte[] literal = new byte[67];
        literal[0] = 'x';
        literal[1] = '\'';
        literal[66] = '\'';
        for (int i = 0; i < 32; i++) {
            literal[2 + 2 * i] = HEX[(raw[i] >> 4) & 15];
            literal[3 + 2 * i] = HEX[raw[i] & 15];
        }
        return literal;
    }
}
