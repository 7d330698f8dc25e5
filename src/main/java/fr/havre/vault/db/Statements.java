package fr.havre.vault.db;

import fr.havre.vault.VaultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prepared statements of one connection, the most recently used kept. Used by one thread at a time. */
final class Statements implements AutoCloseable {
    private static final int KEPT = 120;

    @FunctionalInterface
    interface Use<R> {
        R of(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final String ownSchema;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    Statements(Connection connection, String ownSchema) {
        this.connection = connection;
        this.ownSchema = ownSchema;
    }

    /** A statement is taken out while it is in use, so that the same SQL may run inside its own row reader. */
    <R> R with(String sql, Use<R> use) {
        try {
            PreparedStatement statement = idle.remove(sql);
            if (statement == null) statement = connection.prepareStatement(sql.replace("own.", ownSchema + "."));
            boolean reusable = false;
            try {
                R result = use.of(statement);
                statement.clearParameters();
                reusable = true;
                return result;
            } finally {
                if (reusable) keep(sql, statement);
                else statement.close();
            }
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) other.close();
        if (idle.size() > KEPT) {
            Iterator<PreparedStatement> oldest = idle.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
    }

    /** A statement without parameters or rows, not kept: BEGIN, COMMIT, PRAGMA. */
    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.replace("own.", ownSchema + "."));
        }
    }

    Connection connection() {
        return connection;
    }

    /** Closes what is kept for reuse. */
    void forget() throws SQLException {
        for (PreparedStatement statement : idle.values()) statement.close();
        idle.clear();
    }

    @Override public void close() {
        try {
            forget();
            connection.close();
        } catch (SQLException e) {
            throw new VaultException(VaultException.Code.STORE_FAILED, "closing a connection", e);
        }
    }
}
