package fr.havre.ui.unlock;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.Entrance;
import fr.havre.vault.SignIn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
    private final ObjectProperty<Path> vault = new SimpleObjectProperty<>();
    private final ObservableList<SignIn> people = FXCollections.observableArrayList();
    private final ObjectProperty<SignIn> person = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    /** @param opened takes over the open vault, on the FX thread */
    public UnlockViewModel(Entrance entrance, Background background, Consumer<Desk> opened) {
        this.entrance = entrance;
        this.background = background;
        this.opened = opened;
        vault.addListener((_, _, folder) -> listPeople(folder));
    }

    private void listPeople(Path folder) {
        people.clear();
        person.set(null);
        problem.set(null);
        background.run(() -> entrance.people(folder), found -> show(folder, found), failure -> fail(folder, failure));
        background.run(() -> {
            entrance.warmUp();
            return null;
        }, _ -> { }, _ -> { });
    }

    private void show(Path folder, List<SignIn> found) {
        if (!folder.equals(vault.get())) return;                   // another vault was picked meanwhile
        people.setAll(found);
        person.set(found.isEmpty() ? null : found.getFirst());
    }

    private void fail(Path folder, Exception failure) {
        if (folder.equals(vault.get())) problem.set(failure);
    }

    /** Tries to open the vault; {@code passphrase} is wiped. Ignored while a try is running or nobody is chosen. */
    public void unlock(char[] passphrase) {
        if (busy.get() || person.get() == null) {
            java.util.Arrays.fill(passphrase, '\0');
            return;
        }
        Path folder = vault.get();
        SignIn who = person.get();
        busy.set(true);
        problem.set(null);
        background.run(() -> entrance.unlock(folder, who.slot(), passphrase), desk -> {
            busy.set(false);
            opened.accept(desk);
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
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

    public ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
