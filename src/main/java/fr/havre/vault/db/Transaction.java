package fr.havre.vault.db;

import fr.havre.vault.Compartment;
import fr.havre.vault.Uuids;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One transaction of one compartment. Given to the {@link Work} that runs in it and useless afterwards.
 *
 * <p>Parameters may be text, whole numbers, booleans (0/1), enums (their name), {@code byte[]}, {@link UUID} (16 bytes),
 * {@link Instant} (milliseconds), {@link Optional} of these, or null.
 */
public final class Transaction {
    /** Runs just before the commit; when it throws, everything is rolled back. */
    @FunctionalInterface
    public interface BeforeCommit {
        void run() throws IOException;
    }

    record AuditEntry(String act, List<UUID> subjects) { }

    private static final String SEARCH = "search";
    private static final int ROWS_AT_ONCE = 50;
    private static final String AMONG = " (" + "?, ".repeat(ROWS_AT_ONCE - 1) + "?)";

    private final Compartment compartment;
    private final Statements statements;
    private final Instant now;
    private final boolean writable;
    private final List<AuditEntry> auditEntries = new ArrayList<>();
    private final List<BeforeCommit> beforeCommit = new ArrayList<>();
    private final List<BeforeCommit> lastBeforeCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Object> changes = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();
    private boolean over;

    Transaction(Compartment compartment, Statements statements, Instant now, boolean writable) {
        this.compartment = compartment;
        this.statements = statements;
        this.now = now;
        this.writable = writable;
    }

    public Compartment compartment() {
        return compartment;
    }

    /** The moment this transaction began; the same for all its rows. */
    public Instant now() {
        return now;
    }

    /** A new time-ordered id. */
    public UUID newId() {
        return Uuids.newId(now);
    }

    /** Runs one INSERT, UPDATE or DELETE and says how many rows it touched. */
    public int run(String sql, Object... parameters) {
        requireWritable();
        touch(sql);
        return statements.with(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /**
     * Adds many rows with few statements: each costs some microseconds of its own, whatever it does.
     *
     * @param into {@code INSERT INTO own.table (a, b)}, without its values
     * @param rows the parameters of each, all of the same number
     */
    public void insert(String into, List<List<?>> rows) {
        for (int at = 0; at < rows.size(); ) {
            int count = rows.size() - at >= ROWS_AT_ONCE ? ROWS_AT_ONCE : 1;
            List<List<?>> some = rows.subList(at, at + count);
            run(into + values(some), some.stream().flatMap(List::stream).toArray());
            at += count;
        }
    }

    private static String values(List<List<?>> rows) {
        String one = "(" + "?, ".repeat(rows.getFirst().size() - 1) + "?)";
        return " VALUES " + one + (", " + one).repeat(rows.size() - 1);
    }

    /** All rows of a query (or of a statement with RETURNING). */
    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
        requireOpen();
        touch(sql);
        return statements.with(sql, statement -> {
            bind(statement, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) found.add(reader.read(row));
            }
            return found;
        });
    }

    /**
     * All rows whose last condition is met by one of {@code among}, in a few statements.
     *
     * @param sql ends in {@code IN}
     * @param parameters of what stands before
     */
    public <T> List<T> listAmong(String sql, RowReader<T> reader, Collection<?> among, Object... parameters) {
        List<Object> left = new ArrayList<>(among);
        List<T> found = new ArrayList<>();
        for (int at = 0; at < left.size(); at += ROWS_AT_ONCE) {
            List<Object> all = new ArrayList<>(List.of(parameters));
            all.addAll(left.subList(at, Math.min(left.size(), at + ROWS_AT_ONCE)));
            while (all.size() < parameters.length + ROWS_AT_ONCE) all.add(all.getLast());      // always the same statement
            found.addAll(list(sql + AMONG, reader, all.toArray()));
        }
        return found;
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        List<T> found = list(sql, reader, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** A single number, such as a count; 0 when there is no row. */
    public long number(String sql, Object... parameters) {
        requireOpen();
        touch(sql);
        return statements.with(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }

    /**
     * Leaves a signed trace of {@code act} in the same transaction (vault-format (e)). Codes and ids only: a patient's
     * erasure must never break the chain.
     *
     * @param act a code such as {@code document.imported}
     */
    public void audit(String act, UUID... subjects) {
        requireWritable();
        auditEntries.add(new AuditEntry(act, List.of(subjects)));
    }

    /** How many acts this transaction has recorded so far. */
    public int auditCount() {
        return auditEntries.size();
    }

    /** Announces {@code change} to listeners once the commit is durable; never after a rollback. */
    public void announce(Object change) {
        changes.add(change);
    }

    public void beforeCommit(BeforeCommit step) {
        requireWritable();
        beforeCommit.add(step);
    }

    /**
     * Runs behind everything else, the trace of this transaction included: where one waits for a disk that has worked
     * meanwhile. Writes nothing any more; when it throws, everything is rolled back.
     */
    public void lastBeforeCommit(BeforeCommit step) {
        requireWritable();
        lastBeforeCommit.add(step);
    }

    /** Undoes in memory what a rolled-back transaction had begun. */
    public void afterRollback(Runnable step) {
        afterRollback.add(step);
    }

    /** Runs once the commit is durable and the next writer may go on, on the committing thread; never after a rollback. */
    public void afterCommit(Runnable step) {
        requireWritable();
        afterCommit.add(step);
    }

    /** One statement of a migration: not prepared, not kept. */
    void script(String sql) {
        requireWritable();
        try {
            statements.execute(sql);
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        }
    }

    private void touch(String sql) {
        if (sql.contains("search.")) touched.add(SEARCH);
        if (sql.contains(compartment.other().schema() + ".")) touched.add(compartment.other().schema());
    }

    /**
     * Throws if any page that this transaction has read of the index is not what was written.
     *
     * @throws fr.havre.vault.VaultException {@code DAMAGED}
     */
    public void requireGenuineIndex() {
        requireGenuine(SEARCH);
    }

    /**
     * The driver hands a page with a wrong HMAC on as if it were good and refuses only the next page, any page: what a
     * transaction read last might be garbage, the end of a long text or a list that FTS5 takes for finished. So one more
     * page is asked for, of each database it has read of, before anything read is believed.
     */
    void requireGenuine() {
        requireGenuine("own");
        for (String each : touched) if (!writable || !each.equals(SEARCH)) requireGenuine(each);
    }

    private void requireGenuine(String schema) {
        statements.with("SELECT 1 FROM " + schema + ".sqlite_master LIMIT 1", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    List<AuditEntry> auditEntries() {
        return auditEntries;
    }

    List<BeforeCommit> stepsBeforeCommit() {
        return beforeCommit;
    }

    List<BeforeCommit> lastStepsBeforeCommit() {
        return lastBeforeCommit;
    }

    List<Runnable> stepsAfterRollback() {
        return afterRollback;
    }

    List<Runnable> stepsAfterCommit() {
        return afterCommit;
    }

    List<Object> changes() {
        return changes;
    }

    void end() {
        over = true;
    }

    private void requireOpen() {
        if (over) throw new IllegalStateException("this transaction is over");
    }

    private void requireWritable() {
        requireOpen();
        if (!writable) throw new IllegalStateException("this transaction only reads");
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) bindOne(statement, i + 1, parameters[i]);
    }

    private static void bindOne(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Optional<?> maybe -> bindOne(statement, index, maybe.orElse(null));
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case UUID id -> statement.setBytes(index, Uuids.bytes(id));
            case Instant instant -> statement.setLong(index, instant.toEpochMilli());
            case Enum<?> constant -> statement.setString(index, constant.name());
            default -> throw new IllegalArgumentException("cannot bind a " + value.getClass().getName());
        }
    }
}
