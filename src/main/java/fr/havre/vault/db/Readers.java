package fr.havre.vault.db;

import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The reading connections of one database: opened when they are needed, kept for the next reader. Any thread. */
final class Readers {
    private final Compartment compartment;
    private final Database.Files files;
    private final Semaphore free;
    private final int most;
    private final Deque<Statements> idle = new ArrayDeque<>();
    private volatile Optional<Database.KeyedFile> other;
    private boolean closed;

    Readers(Compartment compartment, Database.Files files, int most) {
        this.compartment = compartment;
        this.files = files;
        this.other = files.other();
        this.most = most;
        this.free = new Semaphore(most, true);
    }

    @FunctionalInterface
    interface Use<R> {
        R of(Statements reader) throws SQLException;
    }

    /** Lends a connection; one whose user failed is closed. Waits while all are lent. */
    <R> R lend(Use<R> use) throws SQLException {
        free.acquireUninterruptibly();
        Statements reader = null;
        boolean healthy = false;
        try {
            reader = take();
            R result = use.of(reader);
            healthy = true;
            return result;
        } finally {
            giveBack(reader, healthy);
            free.release();
        }
    }

    private Statements take() throws SQLException {
        synchronized (idle) {
            if (closed) throw new VaultException(Code.COMPARTMENT_CLOSED, compartment.schema());
            if (!idle.isEmpty()) return idle.pop();
        }
        Statements reader = new Statements(Connections.openEmpty(), compartment.schema());
        try {
            attach(reader, compartment.schema(), files.own(), false);
            attach(reader, "search", files.search(), false);
            if (other.isPresent()) attach(reader, compartment.other().schema(), other.get(), true);
            reader.execute("PRAGMA search.cache_size = -16000");
            reader.execute("PRAGMA wal_autocheckpoint = 0");
            reader.execute("PRAGMA query_only = ON");
            return reader;
        } catch (SQLException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static void attach(Statements reader, String schema, Database.KeyedFile file, boolean readOnly) throws SQLException {
        Connections.attach(reader.connection(), file.file(), schema, readOnly, file.key());
    }

    private void giveBack(Statements reader, boolean healthy) {
        if (reader == null) return;
        synchronized (idle) {
            if (healthy && !closed) {
                idle.push(reader);
                return;
            }
        }
        reader.close();
    }

    /** From now on readers see this file too. */
    void see(Database.KeyedFile file) {
        other = Optional.of(file);
        dropIdle();
    }

    private void dropIdle() {
        synchronized (idle) {
            idle.forEach(Statements::close);
            idle.clear();
        }
    }

    /** Waits for every reader and keeps others away while {@code work} runs; none keeps a file open then. */
    <R> R without(Use<R> work, Statements writer) throws SQLException {
        free.acquireUninterruptibly(most);
        try {
            dropIdle();
            return work.of(writer);
        } finally {
            free.release(most);
        }
    }

    /** Waits for every reader; later ones are refused. */
    void close() {
        synchronized (idle) {
            closed = true;
        }
        free.acquireUninterruptibly(most);
        dropIdle();
        free.release(most);
    }
}
