package fr.havre.ui;

import fr.havre.vault.NewPerson;
import fr.havre.vault.RecoverySession;
import fr.havre.vault.SignIn;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the window needs before somebody is signed in. Every method may take long: never on the FX thread. */
public interface Entrance {
    /** Who can sign in to the vault in {@code folder}; {@code VaultException} when it is none. */
    List<SignIn> people(Path folder);

    /** Opens it; errors as {@link fr.havre.vault.Vault#unlock}. {@code passphrase} is wiped whatever happens. */
    Desk unlock(Path folder, UUID slot, char[] passphrase);

    /** Makes a vault and signs its first person in. {@code passphrase} is wiped. */
    Desk create(Path folder, NewPerson first, char[] passphrase);

    /** Opens with a recovery sheet, only to give somebody a new slot. {@code typed} is wiped. */
    RecoverySession recover(Path folder, char[] typed);

    /** Makes the key derivation quick while somebody is still typing. */
    void warmUp();

    /** This user's folder for what is neither secret nor about a patient. */
    Path appData();

    /**
     * From now on {@code called} first by what may take long, on the thread that asks for it: where it throws, nothing is
     * done.
     */
    void beforeWork(Runnable called);

    /** Gives {@code listener} the changes of every commit from now on, on the committing thread, until closed. */
    void onChanges(Consumer<List<Object>> listener);
}
