package fr.havre.vault;

import java.util.List;
import java.util.UUID;

/** What a recovery sheet opens: not the data, only the way back in for a person. */
public final class RecoverySession implements AutoCloseable {
    private final UnlockedVault vault;

    RecoverySession(UnlockedVault vault) {
        this.vault = vault;
    }

    /** People who are still here. */
    public List<Person> people() {
        return vault.people().all().stream().filter(person -> person.active() && !person.isRecovery()).toList();
    }

    /** As {@link People#giveNewSlot}. */
    public void giveNewSlot(UUID person, char[] passphrase) {
        vault.people().giveNewSlot(person, passphrase);
    }

    public List<Finding> findings() {
        return vault.findings();
    }

    @Override public void close() {
        vault.close();
    }
}
