package fr.havre;

import fr.havre.vault.BackupReport;
import fr.havre.vault.Finding;
import fr.havre.vault.NewPerson;
import fr.havre.vault.Progress;
import fr.havre.vault.RecoverySession;
import fr.havre.vault.SignIn;
import fr.havre.vault.UnlockedVault;
import fr.havre.vault.Vault;
import fr.havre.vault.VaultHost;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

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

    /** Signs in by slot; errors as {@link Vault#unlock}. {@code passphrase} is wiped. */
    public OpenVault unlock(UUID slot, char[] passphrase) {
        return composed(vault.unlock(slot, passphrase), host);
    }

    /** Who can sign in. */
    public List<SignIn> people() {
        return vault.people();
    }

    /** Verifies a vault too damaged to sign in to; errors as {@link Vault#verify}. {@code passphrase} is wiped. */
    public List<Finding> verify(String label, char[] passphrase, Progress progress) {
        return vault.verify(vault.slotOf(label), passphrase, progress);
    }

    /** Copies the vault's files while nobody is signed in; errors as {@link Vault#backUp}. */
    public BackupReport backUp(Path target, Progress progress) {
        return vault.backUp(target, progress);
    }

    /** Brings a backup to {@code target} and signs in there; errors as {@link Vault#restore}. Wipes {@code passphrase}. */
    public static OpenVault restore(Path backup, Path target, VaultHost host, String label, char[] passphrase,
            Progress progress) {
        UUID slot = Vault.at(backup, host).slotOf(label);
        return composed(Vault.restore(backup, target, host, slot, passphrase, progress), host);
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
