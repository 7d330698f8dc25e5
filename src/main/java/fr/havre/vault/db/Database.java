package fr.havre.vault.db;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One compartment's database: one writing connection, up to {@value #READERS} reading ones.
 *
 * <p>The writer has its own database attached first, the other compartment's (when its key is held) read-only, and the
 * compartment's search index. WAL, synchronous FULL: an acknowledged transaction survives a power cut. The index is
 * synchronous NORMAL: it can be rebuilt.
 * <p>Threads: any but the FX thread. Writers wait for each other; readers see the last commit before they began.
 */
public final class Database implements AutoCloseable {
    static final int READERS = 4;
    private static final int CHECKPOINT_EVERY = 4000;

    /** A database file and the key that opens it. */
    public record KeyedFile(Path file, LentKey key) { }

    /** What to open: the other compartment is absent where its key is not held, or not yet known to be. */
    public record Files(KeyedFile own, Optional<KeyedFile> other, KeyedFile search) { }

    private final Compartment compartment;
    private final Files files;
    private final InstantSource time;
    private final Consumer<List<Object>> announce;
    private final Runnable beforeWork;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Statements writer;
    private final boolean searchRebuilt;
    private final Readers readers;
    private Optional<KeyedFile> other;
    private CommitLog log = NoLog.INSTANCE;
    private volatile boolean closed;

    private Database(Compartment compartment, Files files, Statements writer, boolean searchRebuilt,
            InstantSource time, Consumer<List<Object>> announce, Runnable beforeWork) {
        this.compartment = compartment;
        this.files = files;
        this.readers = new Readers(compartment, files, READERS);
        this.other = files.other();
        this.writer = writer;
        this.searchRebuilt = searchRebuilt;
        this.time = time;
        this.announce = announce;
        this.beforeWork = beforeWork;
    }

    /**
     * Opens (and where absent creates) the database; migrations are {@link Migrations}' part.
     *
     * @param announce given the changes of each transaction after its commit, on the committing thread
     * @throws VaultException {@code DAMAGED} if the key does not open the file
     */
    public static Database open(Compartment compartment, Files files, InstantSource time,
            Consumer<List<Object>> announce) {
        return open(compartment, files, time, announce, () -> { });
    }

    /**
     * The same.
     *
     * @param beforeWork called first by everything that may wait for the disk or for another thread, contents included;
     * what it throws comes out unchanged
     */
    public static Database open(Compartment compartment, Files files, InstantSource time,
            Consumer<List<Object>> announce, Runnable beforeWork) {
        beforeWork.run();
        try {
            Statements writer = new Statements(Connections.openEmpty(), compartment.schema());
            try {
                Connections.attach(writer.connection(), files.own().file(), compartment.schema(), false,
                        files.own().key());
                prepare(writer, compartment.schema(), "FULL");
                boolean rebuilt = SearchFile.attach(writer, files.search());
                return new Database(compartment, files, writer, rebuilt, time, announce, beforeWork);
            } catch (SQLException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        }
    }

    /**
     * Throws the search index's file away and begins an empty one: when a page of it is damaged. Waits for every reader
     * and writer first.
     */
    public void renewSearch() {
        beforeWork();
        if (writing.isHeldByCurrentThread()) throw new IllegalStateException("inside a transaction");
        alone(() -> {
            readers.without(only -> {
                only.forget();
                only.execute("DETACH DATABASE search");
                SearchFile.delete(files.search().file());
                return SearchFile.attach(only, files.search());
            }, writer);
            return null;
        });
    }

    /** Whether the index was found damaged when this was opened: it is empty and has to be filled again. */
    public boolean searchWasRebuilt() {
        return searchRebuilt;
    }

    static void prepare(Statements on, String schema, String synchronous) throws SQLException {
        on.execute("PRAGMA " + schema + ".journal_mode = WAL");
        on.execute("PRAGMA " + schema + ".synchronous = " + synchronous);
        on.execute("PRAGMA " + schema + ".secure_delete = ON");
        on.execute("PRAGMA " + schema + ".cache_size = -16000");
        on.execute("PRAGMA " + schema + ".journal_size_limit = 67108864");
        on.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_EVERY);
        on.execute("PRAGMA foreign_keys = ON");
    }

    /**
     * Lets the writer see the other compartment, read-only. Called once both databases were opened by their own writers
     * (a read-only attachment cannot create the shared memory file).
     */
    public void seeOther() {
        other.ifPresent(this::seeOther);
    }

    /** The same where it was not known when this database was opened; before anything is read of it. */
    public void seeOther(KeyedFile file) {
        alone(() -> {
            Connections.attach(writer.connection(), file.file(), compartment.other().schema(), true, file.key());
            other = Optional.of(file);
            readers.see(file);
            return null;
        });
    }

    /** From now on each commit goes through {@code commitLog}. */
    public void logTo(CommitLog commitLog) {
        writing.lock();
        try {
            log = commitLog;
        } finally {
            writing.unlock();
        }
    }

    public Compartment compartment() {
        return compartment;
    }

    /** Says that something which may take long is about to be done on this thread. */
    public void beforeWork() {
        beforeWork.run();
    }

    /**
     * Runs {@code work} in one transaction: all of it is durable when this returns, or none of it happened.
     *
     * @throws VaultException if the store failed; whatever {@code work} throws comes out unchanged ({@link RunAgain}
     * excepted)
     * @throws IllegalStateException inside another transaction of this database
     */
    public <R> R write(Work<R> work) {
        beforeWork();
        try {
            return writeOnce(work);
        } catch (RunAgain again) {
            try {
                return writeOnce(work);
            } catch (RunAgain stillInTheWay) {
                throw stillInTheWay.failure();
            }
        }
    }

    private <R> R writeOnce(Work<R> work) {
        if (writing.isHeldByCurrentThread()) throw new IllegalStateException("a transaction inside a transaction");
        Transaction tx = new Transaction(compartment, writer, time.instant(), true);
        R result = alone(() -> runAndCommit(tx, work));
        tx.stepsAfterCommit().forEach(Runnable::run);
        if (!tx.changes().isEmpty()) announce.accept(List.copyOf(tx.changes()));
        return result;
    }

    private <R> R runAndCommit(Transaction tx, Work<R> work) {
        boolean committed = false;
        try {
            writer.execute("BEGIN IMMEDIATE");
            R result = work.in(tx);
            for (Transaction.BeforeCommit step : tx.stepsBeforeCommit()) step.run();
            tx.requireGenuine();
            log.write(tx, tx.auditEntries().stream().map(e -> new CommitLog.Act(e.act(), e.subjects())).toList());
            for (Transaction.BeforeCommit step : tx.lastStepsBeforeCommit()) step.run();
            writer.execute("COMMIT");
            committed = true;
            log.committed();
            return result;
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        } catch (IOException e) {
            throw new VaultException(Code.STORE_FAILED, "before commit", e);
        } finally {
            tx.end();
            if (!committed) rollBack(tx);
        }
    }

    private void rollBack(Transaction tx) {
        try {
            if (!writer.connection().isClosed()) writer.execute("ROLLBACK");
        } catch (SQLException e) {
            // BEGIN failed, or SQLite has already rolled back (disk full): nothing is open
        }
        log.rolledBack();
        tx.stepsAfterRollback().forEach(Runnable::run);
    }

    /** Runs {@code work} on a consistent snapshot of the last commit; nothing can be written. */
    public <R> R read(Work<R> work) {
        beforeWork();
        if (writing.isHeldByCurrentThread()) throw new IllegalStateException("a transaction inside a transaction");
        try {
            return readers.lend(reader -> {
                Transaction tx = new Transaction(compartment, reader, time.instant(), false);
                reader.execute("BEGIN");
                R result;
                try {
                    result = work.in(tx);
                    tx.requireGenuine();
                } finally {
                    tx.end();
                    reader.execute("ROLLBACK");
                }
                return result;
            });
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        }
    }

    /** Holds off every writer while {@code work} runs, with the WAL emptied into the file first: for copying files. */
    public <R> R quiesced(Supplier<R> work) {
        beforeWork();
        return alone(() -> {
            writer.execute("PRAGMA own.wal_checkpoint(TRUNCATE)");
            return work.get();
        });
    }

    /** Runs one maintenance statement outside a transaction (PRAGMA, checkpoint): the vault's own business. */
    public void maintain(String sql) {
        beforeWork();
        alone(() -> {
            writer.execute(sql);
            return null;
        });
    }

    /** Runs {@code work}, which may use the writer, while nobody else writes. */
    private <R> R alone(Alone<R> work) {
        writing.lock();
        try {
            if (closed) throw new VaultException(Code.COMPARTMENT_CLOSED, compartment.schema());
            return work.run();
        } catch (SQLException e) {
            throw SqlFailures.asVaultException(e);
        } finally {
            writing.unlock();
        }
    }

    private interface Alone<R> {
        R run() throws SQLException;
    }

    /** Waits for the transaction that is running, then closes every connection. Harmless when repeated. */
    @Override public void close() {
        beforeWork();
        writing.lock();
        try {
            if (closed) return;
            closed = true;
            readers.close();
            writer.close();
        } finally {
            writing.unlock();
        }
    }

    private enum NoLog implements CommitLog {
        INSTANCE;

        @Override public void write(Transaction tx, List<Act> acts) { }

        @Override public void committed() { }

        @Override public void rolledBack() { }
    }
}
