package fr.havre.vault.db;

import java.util.List;
import java.util.UUID;

/** Called by a {@link Database} around each commit: writes the audit rows inside it, remembers the head after it. */
public interface CommitLog {
    /** One act to be recorded. */
    record Act(String code, List<UUID> subjects) { }

    /** Inside the transaction, just before COMMIT. */
    void write(Transaction tx, List<Act> acts);

    /** After the commit is durable. Must not throw. */
    void committed();

    /** After a rollback: what {@link #write} prepared did not happen. */
    void rolledBack();
}
