package fr.havre.sync;

import fr.havre.vault.db.CommitLog;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.ArrayList;
import java.util.List;

/** The acts that would stand in the audit. */
final class Acts implements CommitLog {
    private final List<String> pending = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    static Acts of(Database database) {
        Acts acts = new Acts();
        database.logTo(acts);
        return acts;
    }

    List<String> codes() {
        return kept;
    }

    @Override public void write(Transaction tx, List<Act> acts) {
        acts.forEach(act -> pending.add(act.code()));
    }

    @Override public void committed() {
        kept.addAll(pending);
        pending.clear();
    }

    @Override public void rolledBack() {
        pending.clear();
    }
}
