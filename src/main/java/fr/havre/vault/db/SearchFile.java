package fr.havre.vault.db;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The file of the search index: the one database that is thrown away rather than mourned. */
final class SearchFile {
    private SearchFile() { }

    /**
     * The index is never the truth: a file that is no database (any more) under this key makes room for an empty one; then
     * the answer is true.
     */
    static boolean attach(Statements writer, Database.KeyedFile search) throws SQLException {
        try {
            Connections.attach(writer.connection(), search.file(), "search", false, search.key());
            Database.prepare(writer, "search", "NORMAL");
            return false;
        } catch (SQLException e) {
            if (SqlFailures.asVaultException(e).code() != Code.DAMAGED) throw e;
            if (isAttached(writer, "search")) writer.execute("DETACH DATABASE search");
            delete(search.file());
            Connections.attach(writer.connection(), search.file(), "search", false, search.key());
            Database.prepare(writer, "search", "NORMAL");
            return true;
        }
    }

    private static boolean isAttached(Statements writer, String schema) {
        return writer.with("SELECT 1 FROM pragma_database_list WHERE name = ?", statement -> {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    static void delete(Path file) {
        try {
            for (String end : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
            }
        } catch (IOException e) {
            throw new VaultException(Code.NOT_WRITABLE, "search index", e);
        }
    }
}
