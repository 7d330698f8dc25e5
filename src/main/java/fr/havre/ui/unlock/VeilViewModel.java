package fr.havre.ui.unlock;

import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.vault.VaultException;
import java.time.InstantSource;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The covered screen: who left it lifts it with the passphrase; the keys stayed, the queue went on. */
public final class VeilViewModel {
    private final Desk desk;
    private final Background background;
    private final Runnable lifted;
    private final Tries tries;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper wait = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    public VeilViewModel(Desk desk, Background background, InstantSource time, Runnable lifted) {
        this.desk = desk;
        this.background = background;
        this.lifted = lifted;
        tries = new Tries(time);
    }

    /** Lifts it if {@code passphrase}, which is wiped, is the right one. */
    void lift(char[] passphrase) {
        if (busy.get() || wait.get() > 0) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        busy.set(true);
        problem.set(null);
        background.run(() -> {
            desk.unlocked().confirmPerson(passphrase);
            return desk;
        }, _ -> {
            busy.set(false);
            tries.right();
            lifted.run();
        }, this::failed);
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.set(failure);
        if (failure instanceof VaultException e && e.code() == VaultException.Code.WRONG_PASSPHRASE) tries.wrong();
        tick();
    }

    /** Called once a second. */
    public void tick() {
        wait.set(tries.secondsToWait());
    }

    /** The initials that stand at the door too, no name. */
    String who() {
        return desk.unlocked().person().label();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty waitProperty() {
        return wait.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
