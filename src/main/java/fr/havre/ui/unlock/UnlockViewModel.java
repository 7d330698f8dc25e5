package fr.havre.ui.unlock;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Entrance;
import fr.havre.vault.SignIn;
import fr.havre.vault.VaultException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which vault, who, and what came of the last try. */
public final class UnlockViewModel {
    private final Entrance entrance;
    private final Background background;
    private final Consumer<Desk> opened;
    private final Tries tries;
    private final ObservableList<Path> vaults = FXCollections.observableArrayList();
    private final ObjectProperty<Path> vault = new SimpleObjectProperty<>();
    private final ObservableList<SignIn> people = FXCollections.observableArrayList();
    private final ObjectProperty<SignIn> person = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper wait = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();
    private boolean warm;
    private Optional<UUID> usual = Optional.empty();

    /** Lists {@code recent} vaults; {@code opened} takes over the open one, on the FX thread. */
    public UnlockViewModel(Entrance entrance, Background background, InstantSource time, List<Path> recent,
            Consumer<Desk> opened) {
        this.entrance = entrance;
        this.background = background;
        this.opened = opened;
        tries = new Tries(time);
        vaults.setAll(recent);
        vault.addListener((_, _, folder) -> listPeople(folder));
    }

    /** Picks {@code folder}, and {@code slot} once its people are known: whose vault was just locked. */
    public void choose(Path folder, Optional<UUID> slot) {
        usual = slot;
        Path normal = folder.toAbsolutePath().normalize();
        if (!vaults.contains(normal)) vaults.addFirst(normal);
        vault.set(normal);
    }

    /** Asks again who can sign in: somebody was given a new slot. */
    void listAgain() {
        listPeople(vault.get());
    }

    private void listPeople(Path folder) {
        people.clear();
        person.set(null);
        problem.set(null);
        if (folder == null) return;
        background.run(() -> entrance.people(folder), found -> show(folder, found), failure -> fail(folder, failure));
    }

    /** Somebody begins to type: the derivation is made quick meanwhile, and nothing of it delayed the window. */
    void typing() {
        if (warm) return;
        warm = true;
        background.run(() -> {
            entrance.warmUp();
            return null;
        }, _ -> { }, _ -> { });
    }

    private void show(Path folder, List<SignIn> found) {
        if (!folder.equals(vault.get())) return;                   // another vault was picked meanwhile
        people.setAll(found);
        person.set(found.stream().filter(each -> usual.equals(Optional.of(each.slot()))).findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst()));
    }

    private void fail(Path folder, Exception failure) {
        if (folder.equals(vault.get())) problem.set(failure);
    }

    /** Tries to open the vault; {@code passphrase} is wiped. Ignored while a try runs or must wait, or nobody is chosen. */
    public void unlock(char[] passphrase) {
        if (busy.get() || wait.get() > 0 || person.get() == null) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        Path folder = vault.get();
        SignIn who = person.get();
        busy.set(true);
        problem.set(null);
        background.run(() -> entrance.unlock(folder, who.slot(), passphrase), desk -> {
            busy.set(false);
            tries.right();
            opened.accept(desk);
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
        if (failure instanceof VaultException e && e.code() == VaultException.Code.WRONG_PASSPHRASE) tries.wrong();
        tick();
    }

    /** Called once a second while the screen shows. */
    public void tick() {
        wait.set(tries.secondsToWait());
    }

    /** Vaults opened before, and those picked since. */
    public ObservableList<Path> vaults() {
        return vaults;
    }

    public ObjectProperty<Path> vaultProperty() {
        return vault;
    }

    public ObservableList<SignIn> people() {
        return people;
    }

    public ObjectProperty<SignIn> personProperty() {
        return person;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Seconds until the next try may be made. */
    public ReadOnlyIntegerProperty waitProperty() {
        return wait.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
