package fr.havre.vault.db;

import fr.havre.vault.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One row of a result, its columns read by name. Valid only while the {@link RowReader} it was given to runs. */
public final class Row {
    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    public String text(String column) throws SQLException {
        return present(columns.getString(column), column);
    }

    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(columns.getString(column));
    }

    public long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    public Optional<Long> optionalNumber(String column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? Optional.empty() : Optional.of(value);
    }

    public int integer(String column) throws SQLException {
        return columns.getInt(column);
    }

    public boolean flag(String column) throws SQLException {
        return columns.getLong(column) != 0;
    }

    public byte[] bytes(String column) throws SQLException {
        return present(columns.getBytes(column), column);
    }

    public Optional<byte[]> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(columns.getBytes(column));
    }

    public UUID uuid(String column) throws SQLException {
        return Uuids.of(bytes(column));
    }

    public Optional<UUID> optionalUuid(String column) throws SQLException {
        return optionalBytes(column).map(Uuids::of);
    }

    /** Instants are stored as milliseconds since 1970 UTC. */
    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(number(column));
    }

    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return optionalNumber(column).map(Instant::ofEpochMilli);
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    private static <T> T present(T value, String column) throws SQLException {
        if (value == null) throw new SQLException("column is NULL: " + column);
        return value;
    }
}
