package fr.havre.sandbox.fhir;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * H2, in memory or in a file. One writer at a time; readers beside it. A transaction is all or nothing, and on disk
 * (for a file) before its answer is sent.
 */
final class Store implements AutoCloseable {
    private static final String TABLES = """
            CREATE SEQUENCE IF NOT EXISTS numbers START WITH 1000;
            CREATE TABLE IF NOT EXISTS patient (
                id          BIGINT PRIMARY KEY,
                oid         VARCHAR(64) NOT NULL,
                number      VARCHAR(32) NOT NULL,
                description CLOB NOT NULL,
                UNIQUE (oid, number)
            );
            CREATE TABLE IF NOT EXISTS document (
                id        BIGINT PRIMARY KEY,
                version   INTEGER NOT NULL,
                patient   BIGINT NOT NULL REFERENCES patient,
                status    VARCHAR(32) NOT NULL,
                unique_id VARCHAR(300) NOT NULL,
                updated   BIGINT NOT NULL,
                json      CLOB NOT NULL
            );
            CREATE INDEX IF NOT EXISTS document_patient ON document (patient, status);
            CREATE INDEX IF NOT EXISTS document_unique_id ON document (unique_id);
            CREATE TABLE IF NOT EXISTS name (                -- every identifier of a document
                document BIGINT NOT NULL REFERENCES document,
                word     VARCHAR(300) NOT NULL
            );
            CREATE INDEX IF NOT EXISTS name_word ON name (word);
            CREATE TABLE IF NOT EXISTS submission (
                id        BIGINT PRIMARY KEY,
                patient   BIGINT NOT NULL REFERENCES patient,
                status    VARCHAR(32) NOT NULL,
                submitted BIGINT NOT NULL,
                json      CLOB NOT NULL
            );
            CREATE INDEX IF NOT EXISTS submission_patient ON submission (patient, submitted);
            CREATE TABLE IF NOT EXISTS content (
                id         BIGINT PRIMARY KEY,
                patient    BIGINT NOT NULL REFERENCES patient,
                media_type VARCHAR(200) NOT NULL,
                document   BIGINT NOT NULL,
                bytes      BLOB NOT NULL
            );
            """;

    private final JdbcConnectionPool connections;
    private final ReentrantLock writing = new ReentrantLock();

    /** Work within one transaction. */
    @FunctionalInterface
    interface Work<R> {
        R in(Tables tables) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<R> {
        R row(ResultSet row) throws SQLException;
    }

    /** @param url of JDBC, for H2 */
    Store(String url) {
        connections = JdbcConnectionPool.create(url, "sandbox", "");
        connections.setMaxConnections(32);
        try (Connection connection = connections.getConnection(); var statement = connection.createStatement()) {
            statement.execute(TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's database does not open", e);
        }
    }

    <R> R read(Work<R> work) {
        try (Connection connection = connections.getConnection()) {
            return work.in(new Tables(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's database failed", e);
        }
    }

    <R> R write(Work<R> work) {
        writing.lock();
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                R result = work.in(new Tables(connection));
                connection.commit();
                return result;
            } finally {
                connection.rollback();                          // nothing is left to roll back after the commit
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's database failed", e);
        } finally {
            writing.unlock();
        }
    }

    @Override public void close() {
        try (Connection connection = connections.getConnection(); var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's database does not close", e);
        } finally {
            connections.dispose();
        }
    }

    /** Rows of a query, with its parameters in order. */
    static <R> List<R> rows(Connection connection, String sql, Reader<R> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            List<R> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) found.add(reader.row(rows));
            }
            return found;
        }
    }

    static int change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof byte[] bytes) {
                statement.setBinaryStream(i + 1, new java.io.ByteArrayInputStream(bytes), bytes.length);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
