package fr.havre;

import fr.havre.vault.NewPerson;
import fr.havre.vault.RecoverySession;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.Vault;
import fr.havre.vault.VaultHost;
import java.nio.file.Path;

/** What can be done with a vault before somebody signs in. Lives until {@link #unlock} gives an {@link OpenVault}. */
public final class Locked {
    private final Vault vault;
    private final VaultHost host;

    private Locked(Vault vault, VaultHost host) {
        this.vault = vault;
        this.host = host;
    }

    /**
     * The vault in {@code folder}.
     *
     * @throws fr.havre.vault.VaultException {@code NO_VAULT_HERE}
     */
    public static Locked at(Path folder, VaultHost host) {
        return new Locked(Vault.at(folder, host), host);
    }

    /** Makes a vault and signs its first person in; errors as {@link Vault#create}. {@code passphrase} is wiped. */
    public static OpenVault create(Path folder, VaultHost host, NewPerson first, char[] passphrase) {
        return composed(Vault.create(folder, host, first, passphrase), host);
    }

    /** Signs in by initials; errors as {@link Vault#unlock}. {@code passphrase} is wiped. */
    public OpenVault unlock(String label, char[] passphrase) {
        return composed(vault.unlock(label, passphrase), host);
    }

    /** Opens with a recovery sheet, only to give somebody a new slot; errors as {@link Vault#unlockWithRecovery}. */
    public RecoverySession unlockWithRecovery(char[] typed) {
        return vault.unlockWithRecovery(typed);
    }

    private static OpenVault composed(UnlockedVault unlocked, VaultHost host) {
        try {
            return OpenVault.compose(unlocked, host.time());
        } catch (RuntimeException e) {
            unlocked.close();
            throw e;
        }
    }
}
