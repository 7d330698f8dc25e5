package fr.havre.ui.settings;

import fr.havre.ui.Background;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How a server is reached: tested before it is kept, if a person wants. */
final class ServerFormViewModel {
    /** How the last act went. */
    enum Said { NOTHING, ANSWERED, KEPT, DISCONNECTED }

    private final Server server;
    private final Background background;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    ServerFormViewModel(Server server, Background background) {
        this.server = server;
        this.background = background;
        background.run(server::kept, this::show, problem::set);
    }

    private void show(Optional<Server.Kept> kept) {
        connected.set(kept.isPresent());
        Server.Kept shown = kept.orElseGet(server::usual);
        address.set(shown.base().toString());
        name.set(shown.name());
        key.set("");
    }

    /** Asks the server, keeps nothing. */
    void test() {
        Server.Wanted wanted = wanted();
        run(() -> {
            int has = server.test(wanted);
            return () -> {
                found.set(has);
                said.set(Said.ANSWERED);
            };
        });
    }

    void save() {
        Server.Wanted wanted = wanted();
        run(() -> {
            server.keep(wanted);
            Optional<Server.Kept> now = server.kept();
            return () -> {
                show(now);
                said.set(Said.KEPT);
            };
        });
    }

    /** It is asked no more; what came from it stays. */
    void disconnect() {
        run(() -> {
            server.leave();
            return () -> {
                show(Optional.empty());
                said.set(Said.DISCONNECTED);
            };
        });
    }

    private Server.Wanted wanted() {
        return new Server.Wanted(address.get(), name.get(), key.get());
    }

    private void run(Callable<Runnable> work) {
        if (busy.get()) return;
        problem.set(null);
        said.set(Said.NOTHING);
        busy.set(true);
        background.run(work, done -> {
            busy.set(false);
            done.run();
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    StringProperty addressProperty() {
        return address;
    }

    /** What the practice calls it, where it is called anything. */
    StringProperty nameProperty() {
        return name;
    }

    /** How many things it has, once it {@link Said#ANSWERED}. */
    ReadOnlyIntegerProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Empty: the one in force, which is never shown. */
    StringProperty keyProperty() {
        return key;
    }

    ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
