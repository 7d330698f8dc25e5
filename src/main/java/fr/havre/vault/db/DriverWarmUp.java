package fr.havre.vault.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets the JVM load the database driver and its native library while a person types, before a vault is opened. */
public final class DriverWarmUp {
    private static final int ROWS = 300;

    private DriverWarmUp() { }

    /**
     * Writes and reads rows of nothing in memory: some 100 ms of one processor, on a background thread, once. What fails
     * here is left to the opening.
     */
    public static void run() {
        try (Connection connection = Connections.openEmpty(); Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE nothing (id BLOB, number INTEGER, text TEXT)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO nothing (id, number, text) VALUES (?, ?, ?)");
                    PreparedStatement select = connection.prepareStatement("SELECT id, number, text FROM nothing ORDER BY number")) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setBytes(1, new byte[16]);
                    insert.setLong(2, i);
                    insert.setString(3, "–");
                    insert.executeUpdate();
                }
                read(select);
            }
            connection.commit();
        } catch (SQLException e) {
            System.getLogger(DriverWarmUp.class.getName()).log(System.Logger.Level.DEBUG, "not warmed up: {0}",
                    e.getClass().getName());
        }
    }

    private static void read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                row.uuid("id");
                row.number("number");
                row.optionalText("text");
            }
        }
    }
}
