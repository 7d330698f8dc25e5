package fr.havre;

import fr.havre.ui.Entrance;
import fr.havre.vault.NewPerson;
import fr.havre.vault.RecoverySession;
import fr.havre.vault.SignIn;
import fr.havre.vault.VaultHost;
import fr.havre.vault.db.DriverWarmUp;
import fr.havre.vault.keys.KeyWarmUp;
import fr.havre.vault.keys.Stretcher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The window's way into vaults; tells it what is committed in the one that is open. */
public final class FrontDoor implements Entrance {
    private final VaultHost host;
    private final List<Consumer<List<Object>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeWork = () -> { };

    /** @param appData this user's folder for application data */
    public FrontDoor(Path appData, InstantSource time) {
        this(appData, time, Stretcher.ARGON2ID);
    }

    FrontDoor(Path appData, InstantSource time, Stretcher stretcher) {
        host = new VaultHost(appData, time, changes -> listeners.forEach(each -> each.accept(changes)),
                () -> beforeWork.run(), stretcher);
    }

    @Override public List<SignIn> people(Path folder) {
        return Locked.at(folder, host).people();
    }

    @Override public OpenVault unlock(Path folder, UUID slot, char[] passphrase) {
        return Locked.at(folder, host).unlock(slot, passphrase);
    }

    @Override public OpenVault create(Path folder, NewPerson first, char[] passphrase) {
        return Locked.create(folder, host, first, passphrase);
    }

    @Override public RecoverySession recover(Path folder, char[] typed) {
        return Locked.at(folder, host).unlockWithRecovery(typed);
    }

    @Override public void warmUp() {
        DriverWarmUp.run();
        KeyWarmUp.run(host.stretcher());
    }

    @Override public Path appData() {
        return host.appData();
    }

    @Override public void beforeWork(Runnable called) {
        beforeWork = called;
    }

    @Override public void onChanges(Consumer<List<Object>> listener) {
        listeners.add(listener);
    }
}
