package fr.havre.directory;

import fr.havre.vault.db.Transaction;
import java.net.URI;
import java.util.Optional;

/** The one row that says how the directory is reached. */
final class ConnectionRepository {
    void keep(Transaction tx, DirectoryConnection connection) {
        tx.run("""
                INSERT INTO adm.directory_connection (one, revision, base, api_key) VALUES (1, 1, ?, ?)
                ON CONFLICT (one) DO UPDATE SET revision = revision + 1, base = excluded.base, api_key = excluded.api_key""",
                connection.base().toString(), connection.key());
        tx.audit("directory.connected");
    }

    Optional<DirectoryConnection> connection(Transaction tx) {
        return tx.first("SELECT base, api_key FROM adm.directory_connection",
                row -> new DirectoryConnection(URI.create(row.text("base")), row.text("api_key")));
    }

    /** 0 when nothing is set up; another number after each change. */
    long revision(Transaction tx) {
        return tx.number("SELECT revision FROM adm.directory_connection");
    }

    void forget(Transaction tx) {
        tx.run("DELETE FROM adm.directory_connection");
        tx.audit("directory.disconnected");
    }
}
