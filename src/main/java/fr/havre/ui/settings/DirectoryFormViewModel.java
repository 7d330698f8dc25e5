package fr.havre.ui.settings;

import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryRefusedException;
import fr.havre.ui.Background;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How the national directory is reached: tested before it is kept, if a person wants. */
final class DirectoryFormViewModel {
    /** How the last act went. */
    enum Said { NOTHING, ANSWERED, KEPT, DISCONNECTED }

    private final Directory directory;
    private final Background background;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    DirectoryFormViewModel(Directory directory, Background background) {
        this.directory = directory;
        this.background = background;
        background.run(directory::connectedTo, this::show, problem::set);
    }

    private void show(Optional<URI> base) {
        connected.set(base.isPresent());
        address.set(base.orElse(DirectoryConnection.USUAL).toString());
        key.set("");
    }

    /** Asks the server, keeps nothing. */
    void test() {
        run(() -> {
            directory.test(connection());
            return () -> said.set(Said.ANSWERED);
        });
    }

    void save() {
        run(() -> {
            directory.connect(connection());
            Optional<URI> now = directory.connectedTo();
            return () -> {
                show(now);
                said.set(Said.KEPT);
            };
        });
    }

    /** From now on only contacts and what is kept are found. */
    void disconnect() {
        run(() -> {
            directory.disconnect();
            return () -> {
                show(Optional.empty());
                said.set(Said.DISCONNECTED);
            };
        });
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

    private DirectoryConnection connection() {
        try {
            return directory.changed(new URI(address.get().strip()), key.get());
        } catch (URISyntaxException e) {
            throw new DirectoryRefusedException(DirectoryRefusedException.Code.ADDRESS_NOT_SAFE);
        }
    }

    StringProperty addressProperty() {
        return address;
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
