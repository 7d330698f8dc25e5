package fr.havre.ui.settings;

import fr.havre.access.Session;
import fr.havre.record.Capabilities;
import fr.havre.record.RecordRefusedException;
import fr.havre.record.RecordSettings;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.RecordDesk;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How the national record is reached and who we are for it. Tested before it is kept, if a person wants. */
final class RecordFormViewModel {
    /** Where a PEM file of authorities ends to be one. */
    private static final long LARGEST_CERTIFICATES = 1 << 20;

    private final Desk desk;
    private final RecordDesk record;
    private final Background background;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty token = new SimpleStringProperty("");
    private final ObjectProperty<Path> certificates = new SimpleObjectProperty<>();
    private final BooleanProperty ownAuthorities = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final PracticeForm practice = new PracticeForm();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Capabilities> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    RecordFormViewModel(Desk desk, RecordDesk record, Background background) {
        this.desk = desk;
        this.record = record;
        this.background = background;
        background.run(this::read, this::show, problem::set);
    }

    private record Now(Optional<RecordSettings.Shown> connection, Optional<RecordSettings.Practice> practice,
            Optional<RecordSettings.Professional> professional) { }

    private Now read() {
        return record.database().read(tx -> new Now(record.settings().shown(tx), record.settings().practice(tx),
                record.settings().professional(tx, session().person())));
    }

    private void show(Now now) {
        now.connection().ifPresent(each -> {
            address.set(each.base().toString());
            ownAuthorities.set(each.ownAuthorities());
            connected.set(true);
        });
        now.practice().ifPresent(practice::show);
        now.professional().ifPresent(practice::show);
    }

    /** Asks the server, keeps nothing. */
    void test() {
        run(() -> {
            Capabilities offered = record.settings().ask(session(), connection());
            return () -> answered.set(offered);
        });
    }

    /** Keeps everything, connection first. */
    void save() {
        run(() -> {
            record.settings().connect(session(), connection());
            record.settings().describePractice(session(), practice.practice());
            record.settings().describe(session(), session().person(), practice.professional());
            record.scheduler().tryAgain();
            return () -> {
                kept.set(true);
                connected.set(true);
                token.set("");
            };
        });
    }

    private void run(Callable<Runnable> work) {
        if (busy.get()) return;
        problem.set(null);
        answered.set(null);
        kept.set(false);
        busy.set(true);
        background.run(work, done -> {
            busy.set(false);
            done.run();
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    private RecordSettings.Connection connection() throws java.io.IOException {
        Path file = certificates.get();
        if (file != null && Files.size(file) > LARGEST_CERTIFICATES) {
            throw new RecordRefusedException(RecordRefusedException.Code.NO_CERTIFICATE);
        }
        Optional<String> pem = file == null ? Optional.empty() : Optional.of(Files.readString(file,
                java.nio.charset.StandardCharsets.ISO_8859_1));
        return record.settings().changed(base(), token.get(), pem);
    }

    private URI base() {
        try {
            return new URI(address.get().strip());
        } catch (URISyntaxException e) {
            throw new RecordRefusedException(RecordRefusedException.Code.ADDRESS_NOT_SAFE);
        }
    }

    private Session session() {
        return desk.session();
    }

    StringProperty addressProperty() {
        return address;
    }

    /** Empty: the one in force, which is never shown. */
    StringProperty tokenProperty() {
        return token;
    }

    /** A PEM file of authorities to trust besides the system's; null: those in force. */
    ObjectProperty<Path> certificatesProperty() {
        return certificates;
    }

    BooleanProperty ownAuthoritiesProperty() {
        return ownAuthorities;
    }

    /** Whether a connection is in force. */
    BooleanProperty connectedProperty() {
        return connected;
    }

    PracticeForm practice() {
        return practice;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the server offered at the last test; null before, and when it failed. */
    ReadOnlyObjectProperty<Capabilities> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
