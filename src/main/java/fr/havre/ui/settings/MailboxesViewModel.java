package fr.havre.ui.settings;

import fr.havre.access.Session;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.Mailboxes;
import fr.havre.ui.Background;
import fr.havre.ui.Desk;
import fr.havre.ui.MailDesk;
import fr.havre.vault.FrenchZone;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The mailboxes, and one of them being described: looked up, tested, kept, closed. */
final class MailboxesViewModel {
    private static final ZoneId FRANCE = FrenchZone.here();

    /** What the last act came to. */
    enum Said { NOTHING, FOUND, FOUND_NONE, TEST_GOOD, KEPT, CLOSED }

    private final Desk desk;
    private final MailDesk mail;
    private final Background background;
    private final InstantSource time;
    private final MailboxFields fields = new MailboxFields();
    private final ObservableList<Mailbox> mailboxes = FXCollections.observableArrayList();
    private final ObjectProperty<Mailbox> chosen = new SimpleObjectProperty<>();
    private final ObservableList<MailboxProblem> problems = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Said> said = new ReadOnlyObjectWrapper<>(Said.NOTHING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Exception> problem = new ReadOnlyObjectWrapper<>();

    MailboxesViewModel(Desk desk, MailDesk mail, Background background, InstantSource time) {
        this.desk = desk;
        this.mail = mail;
        this.background = background;
        this.time = time;
        chosen.addListener((_, _, mailbox) -> show(mailbox));
        show(null);
        load();
    }

    private void load() {
        background.run(() -> boxes().all(session()), mailboxes::setAll, problem::set);
    }

    /** @param mailbox null to describe a new one */
    private void show(Mailbox mailbox) {
        quiet();
        if (mailbox == null) fields.clear(LocalDate.ofInstant(time.instant(), FRANCE).minusMonths(1));
        else fields.show(mailbox);
    }

    private void quiet() {
        problem.set(null);
        problems.clear();
        said.set(Said.NOTHING);
    }

    /** Asks the domain of the address for its servers. */
    void discover() {
        run(() -> {
            MailAddress address = MailAddress.of(fields.address.get());
            return () -> boxes().discover(session(), address);
        }, found -> {
            found.imap().ifPresent(fields.imap::show);
            found.smtp().ifPresent(fields.smtp::show);
            said.set(found.imap().isPresent() || found.smtp().isPresent() ? Said.FOUND : Said.FOUND_NONE);
        });
    }

    /** Signs in at both servers; nothing is kept or changed. */
    void test() {
        run(() -> {
            MailboxFields.Described written = fields.described(Optional.ofNullable(chosen.get()));
            return () -> boxes().test(session(), written.read());
        }, found -> {
            problems.setAll(found);
            said.set(found.isEmpty() ? Said.TEST_GOOD : Said.NOTHING);
        });
    }

    /** Keeps it; what waited for it is tried. */
    void save() {
        run(() -> {
            Optional<Mailbox> was = Optional.ofNullable(chosen.get());
            MailboxFields.Described written = fields.described(was);
            return () -> was.isPresent() ? boxes().change(session(), was.get().id(), written.read())
                    : boxes().add(session(), written.read());
        }, kept -> {
            chosen.set(kept);
            fields.clearSecrets();
            said.set(Said.KEPT);
            desk.recordDesk().ifPresent(record -> record.scheduler().tryAgain());
            load();
        });
    }

    /** No longer fetched; its messages stay. */
    void close() {
        Mailbox mailbox = chosen.get();
        if (mailbox == null) return;
        run(() -> () -> {
            boxes().close(session(), mailbox.id());
            return mailbox;
        }, _ -> {
            chosen.set(null);
            said.set(Said.CLOSED);
            load();
        });
    }

    /** @param reading looks at the fields, on the FX thread, and gives the work */
    private <T> void run(java.util.function.Supplier<Callable<T>> reading, Consumer<T> done) {
        if (busy.get()) return;
        quiet();
        Callable<T> work;
        try {
            work = reading.get();
        } catch (fr.havre.messaging.MailRefusedException e) {
            problem.set(e);
            return;
        }
        busy.set(true);
        background.run(work, result -> {
            busy.set(false);
            done.accept(result);
        }, failure -> {
            busy.set(false);
            problem.set(failure);
        });
    }

    private Mailboxes boxes() {
        return mail.mailboxes();
    }

    private Session session() {
        return desk.session();
    }

    MailboxFields fields() {
        return fields;
    }

    ObservableList<Mailbox> mailboxes() {
        return mailboxes;
    }

    /** Null while a new one is described. */
    ObjectProperty<Mailbox> chosenProperty() {
        return chosen;
    }

    /** What the last test found. */
    ObservableList<MailboxProblem> problems() {
        return problems;
    }

    ReadOnlyObjectProperty<Said> saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exception> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
