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
    private final Listening host;

    private Locked(Vault vault, Listening host) {
        this.vault = vault;
        this.host = host;
    }

    /** The computer, and whom it tells of what is committed. */
    private record Listening(VaultHost host, Announced announced) {
        static Listening to(VaultHost host) {
            Announced announced = new Announced(host.announce());
            return new Listening(host.announcingTo(announced), announced);
        }

        OpenVault composed(UnlockedVault unlocked) {
            try {
                OpenVault open = OpenVault.compose(unlocked, host.time());
                announced.to(open::committed);
                return open;
            } catch (RuntimeException e) {
                unlocked.close();
                throw e;
            }
        }
    }

    /**
     * The vault in {@code folder}.
     *
     * @throws fr.havre.vault.VaultException {@code NO_VAULT_HERE}
     */
    public static Locked at(Path folder, VaultHost host) {
        Listening listening = Listening.to(host);
        return new Locked(Vault.at(folder, listening.host()), listening);
    }

    /** Makes a vault and signs its first person in; errors as {@link Vault#create}. {@code passphrase} is wiped. */
    public static OpenVault create(Path folder, VaultHost host, NewPerson first, char[] passphrase) {
        Listening listening = Listening.to(host);
        return listening.composed(Vault.create(folder, listening.host(), first, passphrase));
    }

    /** Signs in by initials; errors as {@link Vault#unlock}. {@code passphrase} is wiped. */
    public OpenVault unlock(String label, char[] passphrase) {
        return host.composed(vault.unlock(label, passphrase));
    }

    /** Signs in by slot; errors as {@link Vault#unlock}. {@code passphrase} is wiped. */
    public OpenVault unlock(UUID slot, char[] passphrase) {
        return host.composed(vault.unlock(slot, passphrase));
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
        Listening listening = Listening.to(host);
        return listening.composed(Vault.restore(backup, target, listening.host(), slot, passphrase, progress));
    }

    /** Opens with a recovery sheet, only to give somebody a new slot; errors as {@link Vault#unlockWithRecovery}. */
    public RecoverySession unlockWithRecovery(char[] typed) {
        return vault.unlockWithRecovery(typed);
    }
}
