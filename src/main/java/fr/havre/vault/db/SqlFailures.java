package fr.havre.vault.db;

import fr.havre.vault.VaultException;
import fr.havre.vault.VaultException.Code;
import java.sql.SQLException;

/** What SQLite's result codes mean to us. The driver's own text may quote SQL and values: it is not carried on. */
final class SqlFailures {
    private SqlFailures() { }

    static VaultException asVaultException(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        Code code = switch (primary) {
            case 11, 26 -> Code.DAMAGED;                      // CORRUPT, NOTADB
            case 13 -> Code.DISK_FULL;
            case 8, 14 -> Code.NOT_WRITABLE;                  // READONLY, CANTOPEN
            default -> Code.STORE_FAILED;
        };
        VaultException failure = new VaultException(code, "sqlite " + e.getErrorCode() + constraint(e));
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    /** "UNIQUE constraint failed: clin.outbox.kind" names columns only, never values: worth having in a report. */
    private static String constraint(SQLException e) {
        if ((e.getErrorCode() & 0xff) != 19 && (e.getErrorCode() & 0xff) != 1) return "";
        String text = String.valueOf(e.getMessage());
        return " " + text.substring(0, Math.min(160, text.length()));
    }
}
