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

    private Locked(Vault vault) {
        this.vault = vault;
    }

    /**
     * The vault in {@code folder}.
     *
     * @throws fr.havre.vault.VaultException {@code NO_VAULT_HERE}
     */
    public static Locked at(Path folder, VaultHost host) {
        return new Locked(Vault.at(folder, host));
    }

    /** Makes a vault and signs its first person in; errors as {@link Vault#create}. {@code passphrase} is wiped. */
    public static OpenVault create(Path folder, VaultHost host, NewPerson first, char[] passphrase) {
        return composed(Vault.create(folder, host, first, passphrase));
    }

    /** Signs in by initials; errors as {@link Vault#unlock}. {@code passphrase} is wiped. */
    public OpenVault unlock(String label, char[] passphrase) {
        return composed(vault.unlock(label, passphrase));
    }

    /** Opens with a recovery sheet, only to give somebody a new slot; errors as {@link Vault#unlockWithRecovery}. */
    public RecoverySession unlockWithRecovery(char[] typed) {
        return vault.unlockWithRecovery(typed);
    }

    private static OpenVault composed(UnlockedVault unlocked) {
        try {
            return OpenVault.compose(unlocked);
        } catch (RuntimeException e) {
            unlocked.close();
            throw e;
        }
    }
}
